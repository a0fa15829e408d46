import {existsSync, rmSync} from 'node:fs';
import {expect, test} from 'vitest';
import {isBedReady} from '../../../src/production/music/buy-beds.ts';
import {unbuyableBeds} from '../../../src/production/music/plan-beds.ts';
import {rightsWarnings} from '../../../src/production/project/variants/rights-warnings.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {bedOf, missingBed} from '../../../src/production/sound/bed-track.ts';
import {rightsUse} from '../../../src/spot/findings/rights-use.ts';
import {findPlacement} from '../../../src/spot/placement/placements.ts';
import {BRAND, RIGHTS, type ScoredSpot, scored, TRACK, VARIANTS} from './spot-with-bed.ts';

/** The fields of rights that speak against the bed in a placement. */
async function against({open}: ScoredSpot, placement: string, sandbox = false) {
  const project = await open(sandbox);
  const [variant] = project.variants;
  const brand = project.catalog.brands.plain;
  if (!variant || !brand) throw new Error('no such variant');
  const days = [new Date().toISOString().slice(0, 10)];
  const use = rightsUse({brief: null, days, placements: [findPlacement(placement)]});
  const found = await rightsWarnings(variant, brand, project.spot, use, {soundsNeedRecords: true});
  return found.flatMap(({subject, problem}) => (subject === '"Bed "warm""' ? problem.where?.field : []));
}

test('a bed is bought once for all variants, and its track and its rights are in the folder of the brand', async () => {
  const spot = await scored();
  const {workspace, open, buy} = spot;
  workspace.write(RIGHTS, '# Ours.\nrecords: [] # none yet\n');
  const before = await open();
  expect(before.warnings).toMatchObject([{code: 'bed-missing', where: {file: workspace.path(BRAND)}}]);
  const plan = await planSpot(before, {sandbox: true});
  expect(plan.beds).toMatchObject([
    {
      bed: 'warm',
      variants: ['one', 'two'],
      model: 'elevenlabs-music/eleven-music-2-5',
      there: false,
      usd: 0.15,
    },
  ]);
  expect(plan.usd).toBe(0.15);

  const {sent, beds} = await buy();
  expect(sent).toMatchObject([
    {state: 'COMMITTED', plan: {kind: 'music', subject: {spot: 'tiny', type: 'music', id: 'warm'}}},
  ]);
  expect(beds).toMatchObject([{outcome: {state: 'bought'}}]);
  expect(existsSync(workspace.path(TRACK))).toBe(true);
  const rights = workspace.read(RIGHTS);
  expect(rights).toContain('# Ours.');
  expect(rights).toContain('# none yet');
  expect(workspace.read(BRAND)).toContain("rights: 'rights.yaml'");
  const after = await open();
  expect(after.warnings.filter(({code}) => code === 'bed-missing')).toEqual([]);
  expect(after.catalog.brands.plain?.rights).toMatchObject([
    {
      ...{files: ['music/warm.mp3'], kind: 'track', ai: 'Eleven Music v2.5', generated: 'Slow piano, warm'},
      ...{except: ['film', 'tv', 'radio', 'games'], sha256: expect.stringMatching(/^[0-9a-f]{64}$/)},
    },
  ]);

  expect(await against(spot, 'meta-reels')).toEqual([]);
  expect(await against(spot, 'tv-ebu')).toEqual(['media']);
  expect(await against(spot, 'tv-us')).toEqual(['media']);

  const text = workspace.read(RIGHTS);
  const again = await buy();
  expect(again.sent).toEqual([]);
  expect((await planSpot(await open(), {sandbox: true})).beds).toMatchObject([{there: true, usd: 0}]);
  expect(workspace.read(RIGHTS)).toBe(text);
});

test('a track that was deleted comes back from the vault, and with another description another one is bought', async () => {
  const {workspace, open, buy} = await scored();
  await buy();
  const first = await open();
  rmSync(workspace.path(TRACK));
  expect((await buy()).sent).toEqual([]);
  expect(existsSync(workspace.path(TRACK))).toBe(true);

  // What a person changed about the licence is kept for the next track of the same model.
  workspace.edit(RIGHTS, 'organic', 'ctv');
  workspace.edit(BRAND, 'Slow piano, warm", seconds: 3', 'Fast drums", seconds: 4');
  const {sent} = await buy();
  expect(sent).toMatchObject([{plan: {kind: 'music'}}]);
  const [record, ...others] = (await open()).catalog.brands.plain?.rights ?? [];
  expect(others).toEqual([]);
  expect(record).toMatchObject({generated: 'Fast drums', media: expect.arrayContaining(['ctv'])});
  expect(record?.sha256).not.toBe(first.catalog.brands.plain?.rights[0]?.sha256);
});

test("a person's own track in that place is not bought, replaced or recorded", async () => {
  const {workspace, open, buy} = await scored();
  workspace.write(TRACK, 'their own track');
  const project = await open();
  expect((await planSpot(project, {sandbox: true})).beds).toEqual([]);
  expect((await buy()).sent).toEqual([]);
  expect(workspace.read(TRACK)).toBe('their own track');
  expect(existsSync(workspace.path(RIGHTS))).toBe(false);
});

test('the sandbox keeps its track and its record to itself', async () => {
  const spot = await scored();
  const {workspace, open, buy} = spot;
  const text = workspace.read(BRAND);
  await buy(true);
  expect(existsSync(workspace.path(TRACK))).toBe(false);
  expect(existsSync(workspace.path(RIGHTS))).toBe(false);
  expect(workspace.read(BRAND)).toBe(text);
  const brand = (await open(true)).catalog.brands.plain;
  expect(brand && bedOf(brand, 'warm')?.track).toContain('.tenspot/sandbox/brands/plain/music/warm.mp3');
  expect(await against(spot, 'tv-us', true)).toEqual(['media']);
  const real = (await open()).catalog.brands.plain;
  expect(real && missingBed(real, 'warm')).toMatchObject([{code: 'bed-missing'}]);
});

test.each([
  ['without a key', undefined, 'no key: set ELEVENLABS_API_KEY', 'Set ELEVENLABS_API_KEY'],
  ['with an unknown model', '{model: eleven-music, prompt: Warm}', 'no such music model', 'Did you mean'],
  [
    'with a description that is too long',
    `{model: eleven-music-2, prompt: ${'x'.repeat(4101)}}`,
    '4101',
    'Shorten',
  ],
])('a bed %s is not bought, and the problem says why', async (_, buy, got, fix) => {
  const {open} = await scored(buy);
  const {beds, usd} = await planSpot(await open(), {sandbox: false});
  expect(usd).toBe(0);
  const [problem] = unbuyableBeds(beds ?? []);
  expect(problem).toMatchObject({
    code: 'bed-unbuyable',
    where: {file: expect.stringContaining('brand.yaml')},
  });
  expect(problem?.got).toContain(got);
  expect(problem?.fix).toContain(fix);
});

/** A second bed of the brand that the variant `two` has. Its model makes it as long as the first one. */
const CALM =
  '{file: music/calm.mp3, bpm: 120, buy: {model: eleven-music-2-5, prompt: "Slow piano, warm", seconds: 2}}';

test('two descriptions with one request are priced and bought once, and each bed has its file and its record', async () => {
  const {workspace, open, buy} = await scored(
    '{model: eleven-music-2-5, prompt: "Slow piano, warm", seconds: 1}',
  );
  workspace.edit(BRAND, 'beds: {warm:', `beds: {calm: ${CALM}, warm:`);
  workspace.edit(VARIANTS, 'id: two', 'id: two, music: calm');
  const plan = await planSpot(await open(), {sandbox: true});
  expect(plan.beds?.map(({bed, usd}) => [bed, usd])).toEqual([
    ['warm', 0.15],
    ['calm', 0],
  ]);
  expect(plan.usd).toBe(0.15);
  const {sent, beds} = await buy();
  expect(sent.length).toBe(1);
  expect(beds.map((each) => [each.bed.bed, isBedReady(each)])).toEqual([
    ['warm', true],
    ['calm', true],
  ]);
  for (const file of [TRACK, 'brands/plain/music/calm.mp3'])
    expect(existsSync(workspace.path(file))).toBe(true);
  expect((await planSpot(await open(), {sandbox: true})).beds?.map(({there}) => there)).toEqual([true, true]);
  expect((await open()).catalog.brands.plain?.rights.map(({files}) => files)).toEqual([
    ['music/warm.mp3'],
    ['music/calm.mp3'],
  ]);
});

test('rights that only a person can edit are told, and the purchase is kept', async () => {
  const {workspace, buy} = await scored();
  workspace.write(RIGHTS, 'records: 5\n');
  const {sent, beds} = await buy();
  expect(sent).toMatchObject([{state: 'COMMITTED'}]);
  expect(beds).toMatchObject([{outcome: {state: 'bought'}, misplaced: {code: 'edit-by-hand'}}]);
  expect(workspace.read(RIGHTS)).toBe('records: 5\n');
  expect(existsSync(workspace.path(TRACK))).toBe(false);
  workspace.write(RIGHTS, 'records: []\n');
  expect((await buy()).sent).toEqual([]);
  expect(existsSync(workspace.path(TRACK))).toBe(true);
});

test('a bought track of another type than its file is not put there, and the problem says so', async () => {
  const {workspace, open, buy} = await scored();
  await buy();
  workspace.edit(BRAND, 'music/warm.mp3', 'music/warm.wav');
  const {beds} = await planSpot(await open(), {sandbox: true});
  expect(unbuyableBeds(beds ?? [])).toMatchObject([
    {code: 'bed-unbuyable', got: expect.stringContaining('.mp3')},
  ]);
  await buy();
  expect(existsSync(workspace.path('brands/plain/music/warm.wav'))).toBe(false);
});
