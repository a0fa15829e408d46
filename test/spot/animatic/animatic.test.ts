import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cameraAt, layerAt, unitsOf} from '../../../src/spot/animatic/animatic.ts';
import {CameraMoveKind} from '../../../src/spot/timeline/camera-move.ts';

const frame = {width: 100, height: 150};

describe('the camera', () => {
  const anyMove = fc.record({
    kind: fc.constantFrom(...CameraMoveKind.options),
    amount: fc.double({min: 0, max: 0.5, noNaN: true}),
    ease: fc.constantFrom('linear' as const, 'ease' as const),
  });

  test('moves far enough to be seen at any amount, and stays inside the drawing', () => {
    fc.assert(
      fc.property(anyMove, (move) => {
        const [from, to] = [cameraAt(move, 0, frame), cameraAt(move, 1, frame)];
        const travelled = Math.hypot(to.x - from.x, to.y - from.y) / 100 + Math.abs(to.zoom - from.zoom);
        expect(travelled >= 0.15).toBe(move.kind !== 'static');
        expect(Math.max(Math.abs(from.x), Math.abs(to.x))).toBeLessThan(frame.width * 0.3);
        expect(Math.min(from.zoom, to.zoom)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('moves in the direction of its name, and nearer layers move further', () => {
    const way = (kind: CameraMoveKind) => {
      const at = (t: number, depth: number) =>
        layerAt(cameraAt({kind, amount: 0.1, ease: 'linear'}, t, frame), depth);
      return [0.2, 1.5].map((depth) => [at(1, depth).x - at(0, depth).x, at(1, depth).y - at(0, depth).y]);
    };
    // The camera pans to the right, so the picture goes to the left.
    expect(way('pan-right')[1]?.[0]).toBeLessThan(way('pan-right')[0]?.[0] ?? 0);
    expect(way('pan-right')[0]?.[0]).toBeLessThan(0);
    expect(way('tilt-up')[0]?.[1]).toBeGreaterThan(0);
  });
});

test('the shorter side of every frame is 100 units', () => {
  expect(unitsOf({width: 540, height: 960})).toEqual({width: 100, height: 960 / 5.4});
  expect(unitsOf({width: 960, height: 540}).height).toBe(100);
});
