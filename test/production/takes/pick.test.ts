import {cpSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {exists} from '../../../src/machine/files/read-file.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import {planSpot, takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchasedFile} from '../../../src/production/shoot/vault/purchased-files.ts';
import {costsOf} from '../../../src/production/takes/costs.ts';
import {listTakes} from '../../../src/production/takes/list-takes.ts';
import {pickTake} from '../../../src/production/takes/pick.ts';
import {planPruning, prune} from '../../../src/production/takes/prune.ts';
import {writeRewrites} from '../../../src/production/takes/record-change.ts';
import {rejectTake} from '../../../src/production/takes/reject.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import type {Format} from '../../../src/spot/variant/format.ts';
import {openStage, type Stage} from './setup.ts';

const EDIT = 'compositions/spots/tiny/edit.yaml';
const RECORD = 'compositions/spots/tiny/takes.yaml';
const SHOTS = 'compositions/spots/tiny/shots.yaml';
const NOW = '2026-11-22T12:00:00.000Z';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(['9:16', '1:1']);
  stage.workspace.write(EDIT, '# Ours.\npicks:\n  unshot: {in: 0.2}   # past the blink\n');
});
afterAll(() => stage?.workspace.remove());

const pick = async (take: number, format?: Format) => {
  const change = await pickTake(
    {shot: 'unshot', take, format},
    await stage.production(),
    await stage.takes(),
    NOW,
  );
  await writeRewrites(change.rewrites);
  return change;
};
const reject = async (take: number, why = 'too dark', format: Format = '9:16') => {
  const named = {shot: 'unshot', take, format};
  const change = await rejectTake(named, why, await stage.production(), await stage.takes(), NOW);
  await writeRewrites(change.rewrites);
  return change;
};
const list = async () => listTakes(await stage.production(), await stage.takes());
const rows = async (format: Format) => (await list()).find((row) => row.format === format)?.takes ?? [];
const plan = async () =>
  (await planSpot(await stage.production(), {sandbox: true})).shots.find(({want}) => want.format === '9:16');
const costs = async () => costsOf(await stage.production(), await stage.takes());
const problem = (error: unknown): unknown => (error instanceof TenspotError ? error.problems[0] : error);

test('what is bought is listed by shot and format, and nothing bought yet is said too', async () => {
  await stage.buy({number: 1});
  expect(await list()).toMatchObject([
    {
      shot: 'unshot',
      format: '9:16',
      kind: 'scene',
      takes: [{number: 1, state: 'undecided', spent: 500_000, width: 270}],
    },
    // The model makes the same clip for both.
    {shot: 'unshot', format: '1:1', takes: [{number: 1, state: 'undecided'}]},
  ]);
  expect((await plan())?.takes).toMatchObject([{number: 1, there: true, usd: 0}]);
});

test('rejections move the next take to another model, under the next number', async () => {
  const first = (await plan())?.choice.candidate;
  const {summary} = await reject(1);
  expect(summary.join()).toContain('take 1 is shown although it was rejected');
  const next = await plan();
  expect(next?.choice.candidate?.model).not.toBe(first?.model);
  const record = next?.route.candidates.find(({model}) => model === first?.model)?.acceptance;
  expect(record).toMatchObject({accepted: 0, rejected: 1});
  expect(record?.mean).toBeLessThan(record?.prior ?? 0);
  expect(next?.takes).toMatchObject([{number: 2, there: false}]);
});

test('a rejection gives its reason, or nothing is written', async () => {
  const before = stage.workspace.read(RECORD);
  await expect(reject(1, '  ').catch(problem)).resolves.toMatchObject({code: 'why-missing'});
  expect(stage.workspace.read(RECORD)).toBe(before);
});

test('a pick is written by format where formats differ, and every other byte stays', async () => {
  await stage.buy({number: 2});
  await stage.buy({number: 1, format: '1:1'});
  await expect(pick(1).catch(problem)).resolves.toMatchObject({code: 'take-ambiguous', got: '9:16, 1:1'});
  await pick(2);
  expect(stage.workspace.read(EDIT)).toBe(
    "# Ours.\npicks:\n  unshot: {in: 0.2, takes: {'9:16': 2}}   # past the blink\n",
  );
  expect((await rows('9:16')).map(({state}) => state)).toEqual(['rejected', 'picked']);
  expect(stage.workspace.read(RECORD).match(/verdict: /g)).toHaveLength(2);
  expect((await plan())?.takes).toMatchObject([{number: 2, there: true}]);
});

test('variants are approved when every take that they show was picked', async () => {
  expect(await costs()).toMatchObject({variants: 4, approved: 2, perApproved: 750_000});
  await pick(1, '1:1');
  expect(await costs()).toMatchObject({
    approved: 4,
    perApproved: 375_000,
    total: {rejected: {takes: 1, micro: 500_000}},
  });
});

test('a changed mind replaces the verdict, and says what becomes of the pick', async () => {
  await stage.buy({number: 3});
  const {summary} = await reject(2, 'too slow');
  expect(summary).toEqual([
    'take 2 of unshot in 9:16 is rejected: too slow',
    'it was picked: the pick is removed',
    'take 3 is shown instead',
  ]);
  expect(stage.workspace.read(EDIT)).toContain("unshot: {in: 0.2, takes: {'1:1': 1}}   # past the blink");
  await pick(2, '9:16');
  const record = stage.workspace.read(RECORD);
  expect(record).not.toContain('too slow');
  expect(record.match(/take: 2$/gm)).toHaveLength(1);
});

test('only takes that lost to a picked one are pruned, and a pruned one cannot be picked', async () => {
  const production = await stage.production();
  const takes = await stage.takes();
  const pruning = await planPruning(production, takes, NOW);
  expect(pruning.takes.map(({take}) => take.number)).toEqual([1, 3]);
  await prune(pruning, production);
  const shown = takes.shown('unshot', '9:16', 2)?.take.clip ?? '';
  expect(await exists(purchasedFile(production.workspace.vault, shown))).toBe(true);
  for (const {take} of pruning.takes) expect(await exists(take.file ?? '')).toBe(false);
  const after = await rows('9:16');
  expect(after.map(({state}) => state)).toEqual(['rejected', 'picked', 'pruned']);
  expect(after.map(({pruned}) => pruned)).toEqual([true, false, true]);
  await expect(pick(3).catch(problem)).resolves.toMatchObject({
    code: 'take-absent',
    expected: 'a take that is there: 2',
  });
  expect((await planPruning(production, await stage.takes(), NOW)).takes).toEqual([]);
});

test('a file that another spot shows is never pruned', async () => {
  const {workspace} = stage;
  await stage.buy({number: 4});
  cpSync(workspace.path('compositions/spots/tiny'), workspace.path('compositions/spots/second'), {
    recursive: true,
  });
  for (const file of ['edit.yaml', 'takes.yaml'])
    workspace.write(`compositions/spots/second/${file}`, '{}\n');
  const both = await planPruning(await stage.production(), await stage.takes(), NOW);
  expect(both.takes).toEqual([]);
  expect((await stage.takes('second')).shown('unshot', '9:16', undefined)?.take).toMatchObject({
    boughtFor: 'tiny',
  });
});

test('a take of an older text says what changed since, is shown with a warning, and is not approved', async () => {
  stage.workspace.edit(SHOTS, 'a harbour at night', 'a harbour at dawn');
  const [, picked] = await rows('9:16');
  expect(picked).toMatchObject({state: 'picked', stale: [expect.stringContaining('became')]});
  expect(picked?.stale[0]).toContain('at night');
  expect((await stage.takes()).shown('unshot', '9:16', 2)?.notes).toEqual([
    'it was bought before the shot was changed',
  ]);
  expect((await costs()).approved).toBe(0);
  expect((await plan())?.takes).toMatchObject([{number: 5, there: false}]);
  stage.workspace.edit(SHOTS, 'a harbour at dawn', 'a harbour at night');
});

test('bought takes are rendered when an input picture of a shot is missing', async () => {
  stage.workspace.edit(SHOTS, 'id: unshot,', 'id: unshot, start: {file: gone.png, face: false},');
  const {shown} = await takesOf(await stage.production());
  expect(shown('unshot', '9:16', 2)?.take.number).toBe(2);
  stage.workspace.edit(SHOTS, ' start: {file: gone.png, face: false},', '');
});

test('what was bought before a shot was marked as one that must be shot is shown no more', async () => {
  stage.workspace.edit(SHOTS, 'id: unshot,', 'id: unshot, mustShoot: true,');
  expect((await stage.takes()).shown('unshot', '9:16', 2)).toBeUndefined();
  expect((await rows('9:16')).flatMap(({variants}) => variants)).toEqual([]);
  stage.workspace.edit(SHOTS, ' mustShoot: true,', '');
});

test('the cost sheets of the spots come to what the ledger says', async () => {
  await stage.buy({number: 6, state: 'FAILED', spent: 123_456});
  await stage.buy({number: 7, state: 'PARKED'});
  await stage.buy({number: 8, state: 'RUNNING'});
  const production = await stage.production();
  const ledger = await openLedger(ledgerFile(production.workspace.vault), Date.now);
  const {spent, held} = ledger.totals();
  ledger.close();
  const {total} = await costs();
  expect({spent: total.spent, held: total.held.micro}).toEqual({spent, held});
  expect(total).toMatchObject({failed: {takes: 1, micro: 123_456}, held: {takes: 2, micro: 1_800_000}});
  const second = costsOf(await stage.production('second'), await stage.takes('second'));
  expect(second.total.spent).toBe(0);
});

test('a ledger that is lost is not taken for one that never was, and no number is given again', async () => {
  const {home, vault} = (await stage.production()).workspace;
  rmSync(ledgerFile(vault));
  await expect(stage.takes().catch(problem)).resolves.toMatchObject({code: 'ledger-damaged'});
  for (const folder of [vault, home]) rmSync(folder, {recursive: true});
  // Of 9:16 the record knows 1 to 3, of 1:1 the first.
  const {shots} = await planSpot(await stage.production(), {sandbox: true, takes: 2});
  expect(shots.map(({takes}) => takes.map(({number}) => number))).toEqual([
    [4, 5],
    [2, 3],
  ]);
});
