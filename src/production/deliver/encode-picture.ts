import type {FrameMeasures} from '../../spot/findings/frame-measures.ts';
import {
  matchParts,
  matchPictures,
  type PartMatch,
  type PictureMatch,
  type WindowMatch,
} from '../../spot/findings/match-pictures.ts';
import {type Fault, type Rule, type RuleLimits, runsOf} from '../../spot/findings/rule.ts';
import {touching} from '../../spot/geometry/touching.ts';

/** How an encode compares with its master: frame by frame, and part by part over half a second. */
type EncodeMatch = {frames: readonly PictureMatch[]; windows: readonly WindowMatch[]};

/** Seconds over which parts are compared: a text that can be read is there for longer. */
const WINDOW = 0.5;

/** Compares an encode with its master. */
export const matchEncode = (made: FrameMeasures, master: FrameMeasures, fps: number): EncodeMatch => ({
  frames: matchPictures(made, master),
  windows: matchParts(made, master, Math.max(1, Math.round(WINDOW * fps))),
});

/** Gives the rule the types of its own limits. */
const encodeRule = <const L extends RuleLimits>(rule: Rule<EncodeMatch, L>): Rule<EncodeMatch, L> => rule;

/**
 * Whether an encode shows frame by frame what its approved master shows. What the check found in the master then holds for the encode:
 * its footage, its graphics and its texts.
 */
export const encodePicture = encodeRule({
  id: 'encode-picture',
  version: 3,
  title: 'The encoded picture differs from that of the approved master.',
  severity: 'error',
  limits: {
    mean: {
      value: 4,
      unit: 'codes of luma',
      stricter: 'lower',
      source: 'Own: encodes of noise with sharp moving edges, at 0.7 Mbit/s, differ by less than 1.6',
    },
    part: {
      value: 12,
      unit: 'codes of luma of a part, 1/64 of the longer side, on average over half a second',
      stricter: 'lower',
      source:
        'Own: encodes that the mean accepts differ by up to 8 (noise with sharp moving edges, at 0.7 Mbit/s) and mostly by less than 4; a missing line of text or logo by 58',
    },
    colour: {
      value: 40,
      unit: 'codes of red, green or blue (sRGB) of a part, 1/32 of the longer side, on average over half a second',
      stricter: 'lower',
      source:
        'Own: an encode of noise that has to fit 10 MB differs by 27, other encodes by up to 17; a logo of another colour and the same luma by 67',
    },
    area: {
      value: 2,
      unit: 'neighbouring parts of 1/64 of the longer side',
      stricter: 'lower',
      source: 'Own: a line of text or a logo is larger; an encoder may lose a single point of light',
    },
    motion: {
      value: 0.5,
      unit: 'codes of luma',
      stricter: 'lower',
      source: 'Own: a smaller change between two frames does not show',
    },
  },
  judge: ({frames: matches, windows}, {mean, motion, ...limits}) => {
    const at = (frame: number): PictureMatch => matches[frame] as PictureMatch;
    const isOther = (frame: number): boolean =>
      at(frame).mean > motion && at(frame).nearest.mean < at(frame).mean / 2;
    const isFar = (frame: number): boolean => at(frame).mean > mean;
    return [
      ...runsOf(matches.length, isOther).map(
        (run): Fault => ({
          frames: run,
          expected: `frame ${run.from} of the master`,
          got: `frame ${run.from + at(run.from).nearest.offset} of the master`,
        }),
      ),
      ...runsOf(matches.length, (frame) => isFar(frame) && !isOther(frame)).map(
        (run): Fault => ({
          frames: run,
          expected: `the picture of the master, within ${mean} codes of luma on average`,
          got: `${at(run.from).mean.toFixed(1)} codes`,
        }),
      ),
      ...missingParts(windows, limits),
    ];
  },
});

/** Regions of the picture that differ in one window or in several that follow one another. */
function missingParts(
  windows: readonly WindowMatch[],
  {part, colour, area}: {part: number; colour: number; area: number},
): Fault[] {
  const found: {window: WindowMatch; region: PartMatch[]}[] = windows.flatMap((window) =>
    touching(window.parts.filter((each) => Math.abs(each.luma) > part || each.colour > colour))
      .filter(({length}) => length >= area)
      .map((region) => ({window, region})),
  );
  const faults: {from: number; to: number; last: Set<string>; window: WindowMatch; region: PartMatch[]}[] =
    [];
  for (const {window, region} of found) {
    const places = new Set(region.map(({column, row}) => `${column} ${row}`));
    const to = window.from + window.frames;
    const before = faults.find(
      ({to: end, last}) => end >= window.from && [...places].some((place) => last.has(place)),
    );
    if (before) Object.assign(before, {to, last: places});
    else faults.push({from: window.from, to, last: places, window, region});
  }
  return faults.map(
    ({from, to, window, region}): Fault => ({
      frames: {from, frames: to - from},
      expected: `what the master shows ${placeOf(region, window)}`,
      got: `a picture that differs by ${differenceOf(region).toFixed(0)} codes there`,
      evidence: {frame: from, parts: region.length},
    }),
  );
}

const differenceOf = (region: readonly PartMatch[]): number =>
  Math.max(...region.map(({luma, colour}) => Math.max(Math.abs(luma), colour)));

/** Where a region is, in words: as parts of the width and the height. */
function placeOf(region: readonly PartMatch[], {columns, rows}: WindowMatch): string {
  const range = (places: readonly number[], of: number): string =>
    `${Math.round((100 * Math.min(...places)) / of)} to ${Math.round((100 * (Math.max(...places) + 1)) / of)} %`;
  const across = region.map(({column}) => column);
  const down = region.map(({row}) => row);
  return `at ${range(across, columns)} of the width and ${range(down, rows)} of the height`;
}
