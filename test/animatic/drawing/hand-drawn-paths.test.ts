import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {curvePath, ellipsePoints, sketchPath} from '../../../src/animatic/drawing/hand-drawn-paths.ts';
import {seededRandom} from '../../../src/animatic/drawing/seeded-random.ts';

describe('hand-drawn paths', () => {
  test('are the same for the same seed words, and others for other words', () => {
    const points = [
      [0, 0],
      [10, 3],
      [20, -4],
    ] as const;
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const drawn = (words: string): string => sketchPath(points, true, 1, seededRandom(words));
        expect(drawn(one)).toBe(drawn(one));
        expect(drawn(one) === drawn(other)).toBe(one === other);
      }),
    );
  });

  test('are empty without points, and contain no NaN for a single point', () => {
    expect(curvePath([], true, 1, seededRandom(''))).toBe('');
    expect(sketchPath([[1, 1]], false, 0, seededRandom(''))).toBe('M1 1');
    expect(curvePath([[1, 1]], true, 0, seededRandom(''))).not.toContain('NaN');
  });

  test('go round an ellipse in even steps', () => {
    const rounded = ellipsePoints(1, 2, 3, 4, 4).map(([x, y]) => [Math.round(x), Math.round(y)]);
    expect(rounded).toEqual([
      [4, 2],
      [1, 6],
      [-2, 2],
      [1, -2],
    ]);
  });
});
