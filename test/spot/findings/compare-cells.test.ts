import {expect, test} from 'vitest';
import type {ClipCell} from '../../../src/spot/findings/clip-cells.ts';
import {type ComparedCells, compareEdges, stepTo} from '../../../src/spot/findings/compare-cells.ts';

const COUNT = 400;
const CELLS: ClipCell[] = Array.from({length: COUNT}, (_, index) => ({index, x: index, y: 0}));
const NONE = CELLS.map(() => false);

/** Numbers from 0 up to 1, the same for the same seed (Park and Miller 1988). */
function randomFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** Cells with noise of so many codes around the middle grey. */
const noise = (seed: number, codes: number): Float64Array => {
  const next = randomFrom(seed);
  return Float64Array.from(CELLS, () => 128 + codes * (2 * next() - 1));
};

const compared = (seen: Float64Array, own: Float64Array): ComparedCells => ({
  ...{source: 0, similarity: 1, expected: 1, seen, own, contrast: 1, hidden: NONE, shaded: false},
  open: CELLS.map(() => true),
  pairs: CELLS.slice(1).map((_, cell) => cell),
});

test('the contrast of a flat picture is that of its few edges, not that of its noise', () => {
  const edges = (contrast: number, seed: number): Float64Array =>
    noise(seed, 2).map((value, cell) => value + (cell % 40 < 20 ? 60 * contrast : 0));
  const {contrast} = compareEdges(CELLS, edges(0.8, 1), edges(1, 2), NONE);
  expect(contrast).toBeCloseTo(0.8, 1);
});

test('footage that stands still has a step of 0, however fine its texture is', () => {
  const still = noise(1, 6);
  const track = [compared(still, noise(2, 6)), compared(still, noise(3, 6))];
  expect(stepTo(track, 1, track[1] as ComparedCells)).toMatchObject({step: expect.closeTo(0, 1), over: 1});
});

test('a texture that is finer than the cells, which changes as much in the master in another way, says nothing', () => {
  const track = [compared(noise(1, 6), noise(2, 6)), compared(noise(4, 6), noise(3, 6))];
  expect(stepTo(track, 1, track[1] as ComparedCells).step).toBeNull();
});

test('footage that goes on as its take has a step of 1', () => {
  const [before, now] = [noise(1, 6), noise(2, 6)];
  const track = [compared(before, before), compared(now, now)];
  expect(stepTo(track, 1, track[1] as ComparedCells).step).toBeCloseTo(1, 5);
});

test('changes that take longer than six frames to become visible say nothing: an encoder shows them late', () => {
  const slow = (frames: number): ComparedCells[] =>
    Array.from({length: frames + 1}, (_, frame) => {
      const own = noise(1, 6).map((value, cell) => value + ((cell % 2 ? 1 : -1) * (1.02 * frame)) / frames);
      return compared(noise(1, 6), own);
    });
  const stepAfter = (frames: number) => stepTo(slow(frames), frames, slow(frames)[frames] as ComparedCells);
  expect(stepAfter(6)).toMatchObject({step: expect.closeTo(0, 1), over: 6});
  expect(stepAfter(8).step).toBeNull();
});

test('a grade that makes changes larger does not make a frame the wrong one', () => {
  const takes = [1, 2, 3].map((seed) => noise(seed, 6).map((value, cell) => value + (cell % 40)));
  const graded = takes.map((take, at) => take.map((value) => (at === 0 ? value : 128 + 2 * (value - 128))));
  const track = takes.map((take, at) => compared(graded[at] as Float64Array, take));
  expect(stepTo(track, 1, track[1] as ComparedCells).step).toBeNull();
  const late = takes.map((take, at) => compared(takes[Math.max(0, at - 1)] as Float64Array, take));
  expect(stepTo(late, 1, late[1] as ComparedCells).step).toBeCloseTo(0, 1);
});

test('a flicker outside of the shade that lowers the expected contrast is no step that is too far', () => {
  const [dark, light] = [noise(1, 3), noise(1, 3).map((value) => value + 12)];
  const grainy = light.map((value, cell) => value + ((noise(9, 0.5)[cell] as number) - 128));
  const stepOf = (shaded: boolean): number | null => {
    const track = [compared(dark, dark), compared(light, grainy)].map((frame) => ({
      ...frame,
      contrast: 0.5,
      shaded,
    }));
    return stepTo(track, 1, track[1] as ComparedCells).step;
  };
  expect(stepOf(false)).toBeCloseTo(2, 1);
  expect(stepOf(true)).toBeNull();
});

test('footage that goes too far under an even shade is found', () => {
  const [base, change] = [noise(1, 6), noise(2, 6)];
  const take = (frame: number): Float64Array =>
    base.map((value, cell) => value + frame * ((change[cell] as number) - 128));
  const track = [0, 2, 3].map((shown, at) => ({
    ...compared(
      take(shown).map((value) => value / 2),
      take(at),
    ),
    contrast: 0.5,
    shaded: true,
  }));
  expect(stepTo(track, 1, track[1] as ComparedCells).step).toBeCloseTo(2, 1);
});

test('grain of which an encoder leaves a part says nothing; a frame that is shown again is found in it', () => {
  const grain = [noise(1, 6), noise(2, 6), noise(3, 6)] as const;
  const weak = (values: Float64Array): Float64Array => values.map((value) => 128 + 0.15 * (value - 128));
  const left = grain.map((own) => compared(weak(own), own));
  expect(stepTo(left, 2, left[2] as ComparedCells).step).toBeNull();
  const again = left.with(2, compared(weak(grain[1]), grain[2]));
  expect(stepTo(again, 2, again[2] as ComparedCells).step).toBeCloseTo(0, 1);
});

test('fine stripes that move too slowly are no grain', () => {
  const stripes = (frame: number): Float64Array =>
    Float64Array.from(CELLS, (_, cell) => 128 + 20 * Math.sin((2 * Math.PI * (cell - 0.05 * frame)) / 3));
  const slow = [0, 1, 2].map((frame) => compared(stripes(0.4 * frame), stripes(frame)));
  expect(stepTo(slow, 2, slow[2] as ComparedCells).step).toBeCloseTo(0.4, 1);
});

test('a shade that fades over footage in which the light changes makes no frame the wrong one', () => {
  // A fine texture moves; the light grows from one side, and so does what a shade lets through.
  const footage = (frame: number): Float64Array =>
    Float64Array.from(
      CELLS,
      (_, cell) => 128 + 6 * Math.sin((cell - frame) / 2) + (3 * frame * cell) / COUNT,
    );
  const seen = (frame: number, shown = frame): Float64Array =>
    footage(shown).map((value, cell) => value - (3 * (8 - frame) * cell) / COUNT);
  const track = [0, 1, 2, 3].map((frame) => compared(seen(frame), footage(frame)));
  const step = (frames: ComparedCells[]) => stepTo(frames, 2, frames[2] as ComparedCells).step;
  expect(step(track)).toBeNull();
  // A frame that is shown again under the same shade is still found.
  const still = (shown: number) => compared(footage(shown), footage(2));
  expect(step(track.map((_, at) => (at === 2 ? still(1) : compared(footage(at), footage(at)))))).toBeCloseTo(
    0,
    1,
  );
});
