import {type ClipFrame, footageAt, placeClip} from '../timeline/footage-at.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {Footage} from '../timeline/timeline.ts';
import {cellsOf, lumaOf, sampleCoarseLuma, sampleTakeLuma} from './clip-cells.ts';
import {
  type ComparedCells,
  compareEdges,
  type FrameMatch,
  LEAST_CELLS,
  STEP_REACH,
  stepTo,
} from './compare-cells.ts';
import type {CoveredFootage} from './covered-footage.ts';
import type {FrameMeasures, LumaMeasures} from './frame-measures.ts';
import {type HiddenCells, hiddenCells} from './hidden-cells.ts';

/** How one clip compares, for each frame of the spot; null where it is not compared. */
export type ClipMatch = {clip: Footage; frames: readonly (FrameMatch | null)[]};

/**
 * Frames that were compared in other masters, by all that a comparison depends on. `pictures`: a name for each frame of this master; frames
 * with equal names have equal pictures.
 */
export type SharedMatches = {pictures: readonly string[]; known: KnownMatches};

/** What all masters of a batch share. */
export type KnownMatches = {numbers: Map<string, number>; matches: Map<string, FrameMatch | null>};

export const noKnownMatches = (): KnownMatches => ({numbers: new Map(), matches: new Map()});

/**
 * Compares every frame of a master with the takes that it shows, by the means of luma of quarter cells; the clips of a split screen each by
 * itself. Frames in a transition, frames without a take and frames in which graphics cover nearly all of the take are null. `takeOf`: the take
 * of a clip as its grade shows it; undefined where there is none. `covered`: where graphics cover the footage. `shared`: frames that are known
 * from it are not compared again. Default: every frame is compared.
 */
export function matchFootage(
  spot: ResolvedSpot,
  picture: FrameMeasures,
  takeOf: (clip: Footage) => LumaMeasures | undefined,
  covered: readonly CoveredFootage[] = [],
  shared?: SharedMatches,
): ClipMatch[] {
  const hidden = hiddenCells(covered, spot, picture);
  const areasAt = coveredNames(covered);
  return [...tracksOf(spot, picture)].map(([clip, shown]) => {
    const take = takeOf(clip);
    const compared = new Array<ComparedCells | null | undefined>(shown.length);
    const compareAt = (frame: number): ComparedCells | null => {
      const [at, known] = [shown[frame], compared[frame]];
      if (known !== undefined) return known;
      const cells = at ? compareFrame(frame, at, spot, picture, take, hidden) : null;
      compared[frame] = cells;
      return cells;
    };
    const matchAt = (frame: number): FrameMatch | null => {
      const now = compareAt(frame);
      if (!now) return null;
      const last = Math.min(shown.length - 1, frame + STEP_REACH.after);
      for (let at = Math.max(0, frame - STEP_REACH.before); at <= last; at++) compareAt(at);
      const {source, similarity, expected} = now;
      return {source, similarity, expected, ...stepTo(compared as (ComparedCells | null)[], frame, now)};
    };
    const named = shared && framesNamed(shown, spot, areasAt, shared);
    return {
      clip,
      frames: shown.map((at, frame) => {
        if (!at) return null;
        const name = named?.(frame);
        const before = name === undefined ? undefined : shared?.known.matches.get(name);
        const match = before === undefined ? matchAt(frame) : before;
        if (name !== undefined) shared?.known.matches.set(name, match);
        return match;
      }),
    };
  });
}

/** For each clip that is compared, what it shows at each frame of the spot; null where it is not compared. */
function tracksOf(spot: ResolvedSpot, picture: FrameMeasures): Map<Footage, (ClipFrame | null)[]> {
  const tracks = new Map<Footage, (ClipFrame | null)[]>();
  const length = Math.min(picture.frames, spot.frames);
  for (let frame = 0; frame < length; frame++)
    for (const shown of comparedClips(spot, frame)) {
      const track = tracks.get(shown.clip) ?? new Array<ClipFrame | null>(length).fill(null);
      tracks.set(shown.clip, track);
      track[frame] = shown;
    }
  return tracks;
}

/** The clips that can be seen at a frame and are in no transition: those of the top layer. */
function comparedClips({footage}: ResolvedSpot, frame: number): ClipFrame[] {
  const {layers, dip} = footageAt(footage, frame);
  const top = layers.at(-1);
  return top && top.opacity >= 1 && !dip ? top.shown : [];
}

/** A name for the areas with graphics at each frame. */
function coveredNames(covered: readonly CoveredFootage[]): (frame: number) => string {
  const names = covered.map(({hidden, words, touched}) => JSON.stringify([hidden, words, touched]));
  return (at) => names[covered.findIndex(({from, frames}) => at >= from && at < from + frames)] ?? '';
}

/**
 * Names the frames of a clip by everything that their match depends on: their own pictures, takes and graphics, and those of the frames beside
 * them that a step looks at. Undefined for frames whose picture has no name.
 */
function framesNamed(
  shown: readonly (ClipFrame | null)[],
  spot: ResolvedSpot,
  areasAt: (frame: number) => string,
  {pictures, known: {numbers}}: SharedMatches,
): (frame: number) => string | undefined {
  const own = shown.map((at, frame): number | null | undefined => {
    if (!at) return null;
    const picture = pictures[frame];
    if (picture === undefined) return undefined;
    const {src, cube, width, height} = at.clip;
    const place = [spot.width, spot.height, width, height, placeClip(at, spot)];
    const name = JSON.stringify([picture, src, cube, at.source, place, areasAt(frame)]);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return (frame) => {
    const window = own.slice(Math.max(0, frame - STEP_REACH.before), frame + STEP_REACH.after + 1);
    return window.includes(undefined)
      ? undefined
      : `${Math.min(frame, STEP_REACH.before)}: ${window.join(' ')}`;
  };
}

function compareFrame(
  frame: number,
  shown: ClipFrame,
  spot: ResolvedSpot,
  picture: FrameMeasures,
  take: LumaMeasures | undefined,
  hiddenAt: HiddenCells,
): ComparedCells | null {
  if (!take) return null;
  const cells = cellsOf(shown, spot, picture, take);
  const {hidden, shaded} = hiddenAt(
    frame,
    cells.map(({index}) => index),
  );
  if (hidden.filter((each) => !each).length < LEAST_CELLS) return null;
  const seen = lumaOf(picture, frame, cells);
  const source = Math.min(shown.source, take.frames - 1);
  const own = sampleTakeLuma(take, source, cells);
  const beside = source + 1 < take.frames ? source + 1 : source - 1;
  return {
    source: shown.source,
    seen,
    own,
    hidden,
    shaded,
    ...compareEdges(cells, seen, own, hidden, {
      beside: beside < 0 ? null : sampleTakeLuma(take, beside, cells),
      coarse: sampleCoarseLuma(take, source, cells),
    }),
  };
}
