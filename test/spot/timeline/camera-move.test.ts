import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  type CameraMove,
  CameraMoveKind,
  endsBehind,
  moveAt,
  moveEnds,
} from '../../../src/spot/timeline/camera-move.ts';

const moves = fc.record({
  kind: fc.constantFrom(...CameraMoveKind.options),
  amount: fc.double({min: 0, max: 0.5, noNaN: true}),
  ease: fc.constantFrom('linear' as const, 'ease' as const),
});
const point = fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}));
const time = fc.double({min: 0, max: 1, noNaN: true});

test('the window never leaves the picture', () => {
  fc.assert(
    fc.property(moves, time, point, (move, t, towards) => {
      const {zoom, x, y} = moveAt(move, t, towards);
      const half = 0.5 / zoom;
      for (const middle of [0.5 + x, 0.5 + y]) {
        expect(middle - half).toBeGreaterThanOrEqual(-1e-9);
        expect(middle + half).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

test('a push closes in on its point: the point stays where it is in the frame', () => {
  const push: CameraMove = {kind: 'push', amount: 0.3, ease: 'linear'};
  const seenAt = (t: number): number => {
    const {zoom, x} = moveAt(push, t, [0.8, 0.5]);
    return (0.8 - (0.5 + x)) * zoom + 0.5;
  };
  expect(seenAt(0)).toBeCloseTo(0.8);
  expect(seenAt(0.5)).toBeCloseTo(0.8);
  expect(seenAt(1)).toBeCloseTo(0.8);
});

test('a pull is a push backwards', () => {
  fc.assert(
    fc.property(time, point, (t, towards) => {
      const push = moveAt({kind: 'push', amount: 0.2, ease: 'ease'}, t, towards);
      const pull = moveAt({kind: 'pull', amount: 0.2, ease: 'ease'}, 1 - t, towards);
      expect(pull.zoom).toBeCloseTo(push.zoom, 10);
      expect(pull.x).toBeCloseTo(push.x, 10);
    }),
  );
});

test('a pan to the right shows more of the right at its end', () => {
  const pan: CameraMove = {kind: 'pan-right', amount: 0.1, ease: 'ease'};
  expect(moveAt(pan, 1).x).toBeGreaterThan(moveAt(pan, 0).x);
  expect(moveAt(pan, 1).x - moveAt(pan, 0).x).toBeCloseTo(0.1);
});

test('what lies behind never leaves its frame, moves less, and is in register where the move says', () => {
  fc.assert(
    fc.property(moves, fc.double({min: 0, max: 1, noNaN: true}), (move, parallax) => {
      const [own, behind] = [moveEnds(move), endsBehind(move, parallax)];
      for (const end of ['from', 'to'] as const) {
        const {zoom, x, y} = behind[end];
        for (const shift of [x, y]) expect(Math.abs(shift) + 0.5 / zoom).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(Math.abs(x)).toBeLessThanOrEqual(Math.abs(own[end].x) + 1e-12);
        expect(zoom).toBeLessThanOrEqual(own[end].zoom + 1e-12);
      }
      if (move.kind === 'push') expect(behind.from).toEqual(own.from);
      else if (move.kind === 'pull') expect(behind.to).toEqual(own.to);
      // The middle of a pan, where both look straight ahead, has the same zoom.
      else expect([behind.from.zoom, behind.to.zoom]).toEqual([own.from.zoom, own.to.zoom]);
    }),
  );
});
