import {expect, test} from 'vitest';
import {randomBetween, seededRandom} from '../../../src/animatic/drawing/seeded-random.ts';

test('random numbers are from 0 up to 1, evenly distributed', () => {
  const random = seededRandom('even');
  const numbers = Array.from({length: 4000}, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.filter((each) => each < 0.5).length / 4000).toBeCloseTo(0.5, 1);
});

test('randomBetween scales a random number to a range', () => {
  expect(randomBetween(() => 0.25, -2, 6)).toBe(0);
});
