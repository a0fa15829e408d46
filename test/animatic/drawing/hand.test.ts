import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {between, curve, dice, oval, sketch} from '../../../src/animatic/drawing/hand.ts';

describe('the hand', () => {
  test('draws the same for the same words, and otherwise for others', () => {
    const dots = [
      [0, 0],
      [10, 3],
      [20, -4],
    ] as const;
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const drawn = (words: string): string => sketch(dots, true, 1, dice(words));
        expect(drawn(one)).toBe(drawn(one));
        expect(drawn(one) === drawn(other)).toBe(one === other);
      }),
    );
  });

  test('throws dice from 0 up to 1, evenly', () => {
    const roll = dice('even');
    const rolls = Array.from({length: 4000}, roll);
    expect(Math.min(...rolls)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rolls)).toBeLessThan(1);
    expect(rolls.filter((each) => each < 0.5).length / 4000).toBeCloseTo(0.5, 1);
  });

  test('draws nothing of no dots, and no number that is none', () => {
    expect(curve([], true, 1, dice(''))).toBe('');
    expect(sketch([[1, 1]], false, 0, dice(''))).toBe('M1 1');
    expect(curve([[1, 1]], true, 0, dice(''))).not.toContain('NaN');
  });

  test('takes a number between two others', () => {
    expect(between(() => 0.25, -2, 6)).toBe(0);
  });

  test('goes round an ellipse in even steps', () => {
    const rounded = oval(1, 2, 3, 4, 4).map(([x, y]) => [Math.round(x), Math.round(y)]);
    expect(rounded).toEqual([
      [4, 2],
      [1, 6],
      [-2, 2],
      [1, -2],
    ]);
  });
});
