import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {CoveredFootage} from '../../../src/spot/findings/covered-footage.ts';
import {emptyMeasures, type FrameMeasures, gridOf, SCALE} from '../../../src/spot/findings/frame-measures.ts';
import {matchFootage, noKnownMatches} from '../../../src/spot/findings/match-footage.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';

const SIZE = {width: 108, height: 192};
const [FRAMES, TAKE_FRAMES] = [14, 24];
const GRID = gridOf(SIZE);
const QUARTERS = 4 * GRID.columns * GRID.rows;

/** Luma of a picture that is named by a number: waves that move on from number to number. */
function pictureOf(name: number): Uint16Array {
  const columns = 2 * GRID.columns;
  return Uint16Array.from({length: QUARTERS}, (_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const wave =
      Math.sin(x * 0.9 + name * 0.6) + Math.sin(y * 0.7 - name * 0.4) + Math.sin(x * y * 0.13 + name);
    return Math.round(SCALE.luma * (128 + 30 * wave));
  });
}

function measuresOf(names: readonly number[]): FrameMeasures {
  const measures = emptyMeasures(GRID, names.length);
  for (const [frame, name] of names.entries()) measures.luma.set(pictureOf(name), frame * QUARTERS);
  return measures;
}

const TAKES: Record<string, FrameMeasures> = {
  'a.mp4': measuresOf(Array.from({length: TAKE_FRAMES}, (_, at) => at)),
  'b.mp4': measuresOf(Array.from({length: TAKE_FRAMES}, (_, at) => 100 + at)),
};

type Cut = {at: number; first: string; second: string; in: number; move: number};

const clip = (slot: string, src: string, from: number, frames: number, cut: Cut): Footage => ({
  ...{slot, layer: slot, src, cube: null, missing: null, ...SIZE, from, frames},
  ...{in: cut.in, length: TAKE_FRAMES, speed: 1, rect: {x: 0, y: 0, width: 1, height: 1}, focus: [0.5, 0.5]},
  move: {kind: cut.move === 0 ? 'static' : 'push', amount: cut.move, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
});

/** A spot of two clips, and the pictures of its master: those of the takes, but for one frame that shows another one. */
const masters = fc
  .record({
    at: fc.integer({min: 3, max: 11}),
    first: fc.constantFrom('a.mp4', 'b.mp4'),
    second: fc.constantFrom('a.mp4', 'b.mp4'),
    in: fc.integer({min: 0, max: 4}),
    move: fc.constantFrom(0, 0, 0.1),
    wrong: fc.option(
      fc.record({frame: fc.integer({min: 0, max: FRAMES - 1}), by: fc.integer({min: -3, max: 3})}),
    ),
    panel: fc.option(fc.integer({min: 0, max: FRAMES - 1})),
  })
  .map(({wrong, panel, ...cut}) => {
    const spot = {
      ...{...SIZE, fps: 30, frames: FRAMES},
      footage: [
        clip('one', cut.first, 0, cut.at, cut),
        clip('two', cut.second, cut.at, FRAMES - cut.at, cut),
      ],
    } as unknown as ResolvedSpot;
    const names = Array.from({length: FRAMES}, (_, frame) => {
      const [src, local] = frame < cut.at ? [cut.first, frame] : [cut.second, frame - cut.at];
      return (src === 'a.mp4' ? 0 : 100) + cut.in + local + (wrong?.frame === frame ? wrong.by : 0);
    });
    const covered: CoveredFootage[] =
      panel === null
        ? []
        : [
            {
              from: panel,
              frames: 5,
              hidden: [{x: 0, y: 0, width: 108, height: 60}],
              words: [],
              touched: [],
              black: false,
              rests: [],
            },
          ];
    return {spot, names, covered};
  });

const takeOf = ({src}: Footage): FrameMeasures | undefined => TAKES[src ?? ''];

test('masters of a batch compare as each does by itself, whatever frames of others are known', () => {
  fc.assert(
    fc.property(fc.array(masters, {minLength: 2, maxLength: 4}), (batch) => {
      const known = noKnownMatches();
      for (const {spot, names, covered} of batch) {
        const picture = measuresOf(names);
        const shared = {pictures: names.map(String), known};
        expect(matchFootage(spot, picture, takeOf, covered, shared)).toEqual(
          matchFootage(spot, picture, takeOf, covered),
        );
      }
    }),
    {numRuns: 12, endOnFailure: true},
  );
});

test('a master whose frames are all known compares none of them again', () => {
  const [sampled] = fc.sample(masters, {numRuns: 1, seed: 3});
  if (!sampled) throw new Error('nothing was drawn');
  const {spot, names} = sampled;
  const shared = {pictures: names.map(String), known: noKnownMatches()};
  const first = matchFootage(spot, measuresOf(names), takeOf, [], shared);
  const unreadable = {...measuresOf(names), luma: new Uint16Array(0)};
  expect(matchFootage(spot, unreadable, takeOf, [], shared)).toEqual(first);
  expect(first[0]?.frames.some((match) => match?.step !== null && match !== null)).toBe(true);
});
