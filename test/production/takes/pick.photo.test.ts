import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {planSpot, takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import {fillSlot} from '../../../src/production/stage/fill-slot.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {writeRewrites} from '../../../src/production/takes/record-change.ts';
import {rejectTake} from '../../../src/production/takes/reject.ts';
import {ROOT} from '../../support/tools.ts';
import {openStage, type Stage} from './setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';
const PICTURE = 'start: {file: hero.webp, face: false}';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const photo = join(ROOT, 'brands/moss-meridian/products/hero.webp');
  cpSync(photo, stage.workspace.path('compositions/spots/tiny/hero.webp'));
  cpSync(photo, stage.workspace.path('compositions/spots/tiny/other.webp'));
  stage.workspace.edit(SHOTS, 'id: unshot,', 'id: unshot, photo: hero.webp,');
});
afterAll(() => stage?.workspace.remove());

const planned = async () => (await planSpot(await stage.production(), {sandbox: true})).shots;
const shown = async () => {
  const production = await stage.production();
  const {variants, store, tools} = production;
  const [variant] = variants;
  if (!variant) throw new Error('no variant');
  const plan = planVariant(variant.props, production);
  const need = plan.needs.find(({slot}) => slot === 'end');
  if (!need) throw new Error('no slot');
  const filling = await fillSlot(need, plan, {store, tools, takes: await takesOf(production)});
  return 'take' in filling ? filling.take : undefined;
};

test('a shot with its photo is not bought', async () => {
  expect(await planned()).toEqual([]);
});

test('a shot with a photo and a picture to start from is bought, and the photo stands in until then', async () => {
  stage.workspace.edit(SHOTS, 'id: unshot,', `id: unshot, ${PICTURE},`);
  const [shot] = await planned();
  expect(shot?.want.request.photo?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(shot?.takes).toMatchObject([{number: 1, there: false}]);
  expect(await shown()).toMatchObject({provider: 'stills', shot: 'unshot'});
});

test('what was bought is shown, whatever photo stood in', async () => {
  await stage.buy();
  const bought = await shown();
  const order = async () => (await planned())[0]?.want.order(1);
  const before = await order();
  expect(bought?.provider).not.toBe('stills');
  stage.workspace.edit(SHOTS, 'photo: hero.webp', 'photo: other.webp');
  expect((await planned())[0]?.takes).toMatchObject([{number: 1, there: true}]);
  // What is on its way is known by its order.
  expect(await order()).toBe(before);
  expect(await shown()).toMatchObject({src: bought?.src, warnings: bought?.warnings});
});

test('rather than a rejected take the photo is shown, and the render says so', async () => {
  const change = await rejectTake(
    {shot: 'unshot', take: 1},
    'too dark',
    await stage.production(),
    await stage.takes(),
    '2026-11-22T12:00:00.000Z',
  );
  expect(change.summary.at(-1)).toContain('the photo is shown instead');
  await writeRewrites(change.rewrites);
  expect(await shown()).toMatchObject({
    provider: 'stills',
    notes: ['the photo is shown instead: take 1 was rejected, and there is no other'],
  });
});
