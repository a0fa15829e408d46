import {expect, test} from 'vitest';
import {
  FARM_FUNCTION,
  FRAMES_PER_FUNCTION,
  functionsFor,
  predictRender,
  sumUse,
  worstRender,
} from '../../../src/spot/farm/farm-cost.ts';
import {farmPrice} from '../../../src/spot/farm/farm-price.ts';

const price = farmPrice('us-east-1');
const hd = {width: 1920, height: 1080};

// remotion.dev/docs/lambda/cost-example: 4.0.381, 2048 MB, with Remotion's default of functions.
test.for([
  {video: 'one minute', frames: 1800, parts: 79, billed: 0.019},
  {video: 'ten minutes', frames: 18_000, parts: 150, billed: 0.1055},
])('$video of video is predicted to a fifth of what AWS billed', ({frames, parts, billed}) => {
  const {usd} = predictRender({frames, parts, ...hd}, FARM_FUNCTION, price);
  expect(Math.abs(usd / billed - 1)).toBeLessThan(1 / 5);
});

test('a render invokes the function that starts it, one that leads it, and one for each part', () => {
  expect(functionsFor(1)).toBe(1);
  expect(functionsFor(FRAMES_PER_FUNCTION)).toBe(1);
  expect(functionsFor(FRAMES_PER_FUNCTION + 1)).toBe(2);
  const {functions, renders} = predictRender({frames: FRAMES_PER_FUNCTION + 1, ...hd}, FARM_FUNCTION, price);
  expect({functions, renders}).toEqual({functions: 4, renders: 1});
});

test('half the width and height cost less, but the start of the functions stays', () => {
  const full = predictRender({frames: 60, ...hd}, FARM_FUNCTION, price);
  const half = predictRender({frames: 60, width: 960, height: 540}, FARM_FUNCTION, price);
  expect(half.gbSeconds).toBeLessThan(full.gbSeconds);
  expect(half.gbSeconds).toBeGreaterThan(full.gbSeconds / 4);
});

test('disk above 512 MB costs, and disk up to there does not', () => {
  const load = {frames: 60, ...hd};
  const free = predictRender(load, {...FARM_FUNCTION, diskMb: 512}, price);
  const large = predictRender(load, {...FARM_FUNCTION, diskMb: 10_240}, price);
  expect(large.gbSeconds).toBe(free.gbSeconds);
  expect(large.usd).toBeGreaterThan(free.usd);
});

test('no prediction is above the worst case', () => {
  for (const frames of [1, 40, 75, 76, 450, 1800])
    expect(worstRender(frames, FARM_FUNCTION, price)).toBeGreaterThan(
      predictRender({frames, ...hd}, FARM_FUNCTION, price).usd,
    );
});

test('the use of several renders is their sum, and that of none is 0', () => {
  const one = predictRender({frames: 30, ...hd}, FARM_FUNCTION, price);
  expect(sumUse([one, one])).toEqual({
    renders: 2,
    functions: 2 * one.functions,
    frames: 60,
    gbSeconds: 2 * one.gbSeconds,
    usd: 2 * one.usd,
  });
  expect(sumUse([]).usd).toBe(0);
});
