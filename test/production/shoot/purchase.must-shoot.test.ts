import {copyFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {openSamples} from '../../../src/machine/media/sample-clips.ts';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {asOwn} from '../../../src/production/project/own-provider.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchase, type TakePurchase} from '../../../src/production/shoot/purchase.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {type Fake, type FakeVendor, openFake} from '../../../src/providers/fake/fake-vendor.ts';
import {providers} from '../../../src/providers/providers.generated.ts';
import {openStage, type Stage} from '../takes/setup.ts';

const SPOT = 'compositions/spots/tiny';
const SHOTS = `${SPOT}/shots.yaml`;
const runway = providers.runway as Required<Provider>;

let stage: Stage;
let fake: Fake;
beforeEach(async () => {
  stage = await openStage();
  const {tools, store} = await stage.production();
  fake = await openFake((await runway.remote.fake()) as FakeVendor, {
    samples: openSamples(tools, store.draft),
  });
});
afterEach(async () => {
  await fake?.close();
  stage?.workspace.remove();
});

const policy = (text = "{allow: ['runway/gen4-5']}"): void =>
  stage.workspace.edit(SHOTS, 'shots:\n', `policy: ${text}\nshots:\n`);
const shot = (more: string): void => stage.workspace.edit(SHOTS, 'id: unshot,', `id: unshot, ${more},`);
const addShot = (line: string): void =>
  stage.workspace.write(SHOTS, `${stage.workspace.read(SHOTS).trimEnd()}\n  - ${line}\n`);
const photo = async (name: string, color: string): Promise<void> => {
  const picture = sharp({create: {width: 90, height: 160, channels: 3, background: color}});
  await picture.png().toFile(stage.workspace.path(SPOT, name));
};

/** Plans, lets the documents change, and buys. */
async function shoot(meanwhile: () => unknown = () => undefined): Promise<TakePurchase[]> {
  const production = await stage.production();
  const plan = await planSpot(production, {sandbox: true});
  await meanwhile();
  return purchase(plan, production, {
    network: openNetwork({sandbox: {runway: fake.origin}}),
    providers: [runway],
    policy: production.spot.policy,
    maxCost: 50,
    clock: {...systemClock, sleep: async () => undefined},
    tell: () => undefined,
  });
}

const failures = (bought: readonly TakePurchase[]): string[] =>
  bought.flatMap(({outcome}) =>
    outcome.state === 'failed' ? outcome.failures.map(({failure}) => failure?.message ?? '') : [],
  );

test('a provider cannot change the shot that it plans', async () => {
  const seen: ShotRequest[] = [];
  const own = asOwn<ShotRequest, ModelCard>(
    {
      ...runway,
      plan: (request, card) => {
        seen.push(request);
        Object.assign(request.shot, {mustShoot: false});
        Object.assign(request, {photo: null});
        return runway.plan(request, card);
      },
    },
    '/own/provider.ts',
  );
  shot('mustShoot: true');
  const production = {...(await stage.production()), providers: [own]};
  const {shots} = await planSpot(production, {sandbox: true});
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((request) => request.shot.mustShoot)).toBe(true);
  expect(production.spot.shots.find(({id}) => id === 'unshot')?.mustShoot).toBe(true);
  expect(shots.flatMap(({route}) => route.candidates)).toEqual([]);
});

test('a provider cannot change a request after it was priced', async () => {
  const kept: {params: Record<string, unknown>}[] = [];
  const own = asOwn<ShotRequest, ModelCard>(
    {
      ...runway,
      plan: (request, card) => {
        const planned = runway.plan(request, card);
        kept.push(planned);
        return planned;
      },
    },
    '/own/provider.ts',
  );
  const {shots} = await planSpot({...(await stage.production()), providers: [own]}, {sandbox: true});
  for (const planned of kept) planned.params.duration = 60;
  const offers = shots.flatMap((each) => each.offers).filter(({take}) => take);
  expect(offers.length).toBeGreaterThan(0);
  for (const {take} of offers) expect(take?.(1).request.params.duration).not.toBe(60);
});

test.each([
  ['is marked mustShoot', () => shot('mustShoot: true'), 'mustShoot'],
  [
    'is not in shots.yaml any more',
    () => stage.workspace.edit(SHOTS, 'id: unshot,', 'id: other,'),
    'any more',
  ],
  ['cannot be read', () => stage.workspace.write(SHOTS, 'shots: ['), 'cannot be read'],
])('a shot that %s after it was planned is not sent', async (_, change, words) => {
  policy();
  const bought = await shoot(change);
  expect(fake.jobs).toEqual([]);
  expect(failures(bought)).toEqual([expect.stringContaining(words)]);
});

test('a picture whose bytes change after it was planned is not sent', async () => {
  policy();
  await photo('start.png', 'red');
  shot('start: {file: start.png, face: false}');
  const bought = await shoot(() => photo('start.png', 'blue'));
  expect(fake.jobs).toEqual([]);
  expect(failures(bought)).toEqual([expect.stringContaining('start.png')]);
});

test.each([
  ['its photo', 'photo: ada.png', 'start: {file: ada.png, face: false}', 'start'],
  ['a copy of its photo under another name', 'photo: ada.png', 'end: {file: copy.png, face: false}', 'end'],
  [
    'its own first frame',
    'start: {file: ada.png, face: true, release: R-1}',
    'references: [{file: ada.png, face: false}]',
    'references.0',
  ],
])('%s goes out with another shot only with a release', async (_, filmed, sent, field) => {
  policy();
  await photo('ada.png', 'green');
  copyFileSync(stage.workspace.path(SPOT, 'ada.png'), stage.workspace.path(SPOT, 'copy.png'));
  addShot(
    `{id: ada, kind: human-motion, subject: Ada, framing: medium, seconds: 2, mustShoot: true, ${filmed}}`,
  );
  shot(sent);
  await expect(shoot()).rejects.toMatchObject({
    code: 'picture-unreleased',
    exitCode: 2,
    problems: [
      {
        where: {
          file: expect.stringContaining('shots.yaml'),
          line: expect.any(Number),
          field: expect.stringContaining(field),
        },
      },
    ],
  });
  expect(fake.requests).toEqual([]);
  stage.workspace.edit(SHOTS, sent, sent.replace('face: false', 'face: false, release: R-1'));
  expect((await shoot()).map(({outcome}) => outcome.state)).toEqual(['bought']);
});

test('a picture whose release is removed after it was planned is not sent', async () => {
  policy();
  await photo('ada.png', 'green');
  addShot(
    '{id: ada, kind: human-motion, subject: Ada, framing: medium, seconds: 2, mustShoot: true, photo: ada.png}',
  );
  shot('start: {file: ada.png, face: false, release: R-1}');
  const bought = await shoot(() => stage.workspace.edit(SHOTS, ', release: R-1', ''));
  expect(fake.jobs).toEqual([]);
  expect(failures(bought)).toEqual([expect.stringContaining('release')]);
});

test.each(['start', 'end'])('a link out of the workspace is not sent as the %s of a shot', async (field) => {
  policy();
  const outside = await openStage();
  await photo('start.png', 'red');
  const secret = join(outside.workspace.root, 'secret.png');
  copyFileSync(stage.workspace.path(SPOT, 'start.png'), secret);
  symlinkSync(secret, stage.workspace.path(SPOT, 'link.png'));
  shot(`${field}: {file: link.png, face: false}`);
  await expect(planSpot(await stage.production(), {sandbox: true})).rejects.toMatchObject({
    code: 'picture-outside',
    exitCode: 2,
    problems: [{got: expect.stringContaining('secret.png'), where: {line: expect.any(Number)}}],
  });
  outside.workspace.remove();
});

test('a link to a file of the same workspace is sent', async () => {
  policy();
  await photo('real.png', 'red');
  symlinkSync('real.png', stage.workspace.path(SPOT, 'link.png'));
  shot('start: {file: link.png, face: false}');
  expect((await shoot()).map(({outcome}) => outcome.state)).toEqual(['bought']);
});
