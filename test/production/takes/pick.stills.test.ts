import {afterAll, beforeAll, expect, test} from 'vitest';
import {exists} from '../../../src/machine/files/read-file.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {costsOf} from '../../../src/production/takes/costs.ts';
import {listTakes} from '../../../src/production/takes/list-takes.ts';
import {pickTake} from '../../../src/production/takes/pick.ts';
import {writeRewrites} from '../../../src/production/takes/record-change.ts';
import {openStage, type Stage} from './setup.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  stage.workspace.edit('compositions/spots/tiny/shots.yaml', 'shots:', 'policy: {stillsFirst: true}\nshots:');
});
afterAll(() => stage?.workspace.remove());

const plan = async () => {
  const {shots, usd} = await planSpot(await stage.production(), {sandbox: true});
  return {...shots[0], usd};
};
const pick = async (take: number) => {
  const change = await pickTake(
    {shot: 'unshot', take},
    await stage.production(),
    await stage.takes(),
    `2026-11-22T12:00:0${take}.000Z`,
  );
  await writeRewrites(change.rewrites);
};
const states = async () => {
  const [row] = await listTakes(await stage.production(), await stage.takes());
  return row?.takes.map(({number, still, state, stale}) => [number, still, state, stale.length > 0]);
};

test('first only a still is asked for, of models that make stills; the motion is priced and not bought', async () => {
  const {want, route, takes, usd, motion} = await plan();
  expect(want?.request.kind).toBe('still');
  expect(new Set(route?.candidates.map(({usd: price}) => price))).toEqual(new Set([0.3, 0.15]));
  expect(takes).toMatchObject([{number: 1, there: false}]);
  expect(usd).toBe(takes?.[0]?.usd);
  expect(motion?.usd).toBeGreaterThanOrEqual(0);
});

test('a shot waits until one of its stills is picked, and no slot shows a still', async () => {
  await stage.buy({spent: 150_000});
  const {want, takes, usd, motion} = await plan();
  expect(want?.request.kind).toBe('still');
  expect([takes?.[0]?.there, usd, motion === undefined]).toEqual([true, 0, false]);
  expect((await stage.takes()).shown('unshot', '9:16', undefined)).toBeUndefined();
});

test('a picked still is what motion starts from, under the next number', async () => {
  await pick(1);
  expect(await exists(stage.workspace.path('compositions/spots/tiny/edit.yaml'))).toBe(false);
  expect(stage.workspace.read('compositions/spots/tiny/takes.yaml')).toContain('still: true');
  const {want, takes, offers} = await plan();
  expect(want?.request.kind).toBe('clip');
  expect(takes).toMatchObject([{number: 2, there: false}]);
  const photo = want?.request.photo?.sha256 ?? '';
  expect(await exists(want?.files[photo] ?? '')).toBe(true);
  const starting = offers?.filter((offer) => offer.take?.(2).request.inputs.photo === photo) ?? [];
  expect(starting.length).toBeGreaterThan(3);
});

test('the motion is picked as any take, and the still is in its bill', async () => {
  await stage.buy({number: 2, spent: 850_000});
  await pick(2);
  expect(await states()).toEqual([
    [1, true, 'picked', false],
    [2, false, 'picked', false],
  ]);
  const costs = costsOf(await stage.production(), await stage.takes());
  expect(costs).toMatchObject({
    approved: 2,
    perApproved: 500_000,
    total: {spent: 1_000_000, picked: {takes: 2}},
  });
});

test('another still makes the motion of the first one old', async () => {
  stage.workspace.edit(
    'compositions/spots/tiny/takes.yaml',
    'verdict: picked',
    'verdict: rejected\n    why: too flat',
  );
  await stage.buy({number: 3, footage: 'balls.mp4'});
  await pick(3);
  expect(await states()).toEqual([
    [1, true, 'rejected', false],
    [2, false, 'picked', true],
    [3, true, 'picked', false],
  ]);
  expect((await plan()).takes).toMatchObject([{number: 4, there: false}]);
});
