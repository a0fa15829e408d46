import {expect, test} from 'vitest';
import {estimateFarm} from '../../../src/production/farm/estimate-farm.ts';
import {worstOf} from '../../../src/production/farm/farm-plan-id.ts';
import {FARM_FUNCTION} from '../../../src/spot/farm/farm-cost.ts';

const where = {spot: 'flask', region: 'us-east-1', size: FARM_FUNCTION};
const variant = {frames: 450, width: 1080, height: 1920};
const ten = Array.from({length: 10}, () => variant);

const job = (key: string, of: number, frames: number) => ({key, variant: of, from: 0, frames, mayKeep: true});

test('ten variants that share 70 % of their frames render 37 % of them, for about half of the price of the loop', () => {
  const shared = job('shared', 0, 315);
  const own = ten.map((_, at) => job(`own ${at}`, at, 135));
  const {farm, loop, ratio} = estimateFarm([shared, ...own], ten, where);
  expect(farm.frames / loop.frames).toBe(0.37);
  expect(loop.renders).toBe(10);
  expect(farm.renders).toBe(11);
  // More than the frames, because each of the short renders has a function that leads it.
  expect(ratio).toBeGreaterThan(0.37);
  expect(ratio).toBeLessThan(0.55);
  expect(farm.usd / loop.usd).toBeCloseTo(ratio ?? 0, 3);
});

test('the loop costs the same whatever is shared, and the farm nothing where all was rendered before', () => {
  const {farm, loop, ratio} = estimateFarm([], ten, where);
  expect(farm.usd).toBe(0);
  expect(ratio).toBe(0);
  expect(loop.usd).toBe(estimateFarm([job('own', 0, 450)], ten, where).loop.usd);
});

test('an estimate says what it can cost at most, which is what the limit needs room for', () => {
  const jobs = [job('shared', 0, 315), job('own', 1, 135)];
  const {usd, farm} = estimateFarm(jobs, ten, where);
  expect(usd).toBe(worstOf(jobs, where));
  expect(usd).toBeGreaterThan(farm.usd);
  expect(estimateFarm([], ten, where).usd).toBe(0);
});

test('nothing to render has no ratio', () => {
  expect(estimateFarm([], [], where).ratio).toBeNull();
});

test('the prices say where they are from, and of which day', () => {
  const {prices} = estimateFarm([], ten, where);
  expect(prices.source).toContain('calculator.aws');
  expect(prices.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('another region has other prices', () => {
  const here = estimateFarm([job('a', 0, 450)], ten, where).farm;
  const there = estimateFarm([job('a', 0, 450)], ten, {...where, region: 'af-south-1'}).farm;
  expect(there.gbSeconds).toBe(here.gbSeconds);
  expect(there.usd).toBeGreaterThan(here.usd);
});
