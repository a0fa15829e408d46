import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stretchIn} from '../../../src/spot/findings/planar-pose.ts';

const PHOTO = {width: 300, height: 500};
const FRAME = {width: 720, height: 1280};

type View = {tiltX: number; tiltY: number; turn: number; focal: number; stretch: number};

/** The homography of a view of the photo: K [r1 r2 t] diag(stretch, 1, 1), with the photo's middle in the middle of the frame. */
function viewOf({tiltX, tiltY, turn, focal, stretch}: View): number[] {
  const f = focal * FRAME.height;
  const [cx, sx, cy, sy] = [Math.cos(tiltX), Math.sin(tiltX), Math.cos(tiltY), Math.sin(tiltY)];
  const [cz, sz] = [Math.cos(turn), Math.sin(turn)];
  const first = [stretch * cy, -stretch * sy * sx, stretch * sy * cx] as const;
  const second = [0, cx, sx] as const;
  const rows = [
    [cz * first[0] - sz * first[1], cz * second[0] - sz * second[1]],
    [sz * first[0] + cz * first[1], sz * second[0] + cz * second[1]],
    [first[2], second[2]],
  ] as const;
  const at = ([a, b]: readonly [number, number], t: number): number[] => [
    a,
    b,
    t - (a * PHOTO.width) / 2 - (b * PHOTO.height) / 2,
  ];
  const [x, y, z] = [at(rows[0], 0), at(rows[1], 0), at(rows[2], f)];
  const mix = (row: readonly number[], middle: number): number[] =>
    row.map((value, column) => f * value + middle * (z[column] as number));
  return [...mix(x, FRAME.width / 2), ...mix(y, FRAME.height / 2), ...z];
}

const View = fc.record({
  tiltX: fc.double({min: -0.3, max: 0.3, noNaN: true}),
  tiltY: fc.double({min: -0.3, max: 0.3, noNaN: true}),
  turn: fc.double({min: -0.6, max: 0.6, noNaN: true}),
  focal: fc.double({min: 0.9, max: 3, noNaN: true}),
});

test('a view in perspective from up to 17 degrees is no stretch', () => {
  fc.assert(
    fc.property(View, (view) => {
      const {ratio} = stretchIn(viewOf({...view, stretch: 1}), PHOTO, FRAME);
      expect(Math.abs(Math.log(ratio))).toBeLessThan(0.1);
    }),
    {numRuns: 60},
  );
});

test('a product that is 25 % too wide, or too narrow, is found in every view', () => {
  fc.assert(
    fc.property(View, fc.constantFrom(1.25, 0.8), (view, stretch) => {
      const {ratio} = stretchIn(viewOf({...view, stretch}), PHOTO, FRAME);
      expect(Math.abs(Math.log(ratio / stretch))).toBeLessThan(0.12);
    }),
    {numRuns: 60},
  );
});
