import {existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {runCommand} from '../../../src/cli/run-command.ts';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import {purchasedFile} from '../../../src/production/shoot/vault/purchased-files.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {upTo} from '../../production/shoot/ledger/plans.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia} from '../../support/tools.ts';

const COMMANDS = {takes: {summary: 'takes', load: () => import('../../../src/cli/commands/takes.ts')}};
const ADA = {by: 'Ada', why: 'invoice 7'};
const SAID = ['--by', ADA.by, '--why', ADA.why];

let root: string;
beforeEach(() => {
  const before = process.cwd();
  root = temporaryFolder();
  for (const folder of ['compositions', 'brands']) mkdirSync(join(root, folder));
  process.chdir(root);
  onTestFinished(() => process.chdir(before));
});

/** What the command prints, or the problem that it ends with. */
async function reconcile(...words: string[]): Promise<string> {
  let text = '';
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  try {
    await runCommand(['takes', 'reconcile', ...words], COMMANDS, new AbortController().signal);
    return text;
  } finally {
    printed.mockRestore();
  }
}

const problem = async (...words: string[]) =>
  reconcile(...words).then(
    (text) => expect.fail(`it said ${text}`),
    (error: TenspotError) => error.problems[0],
  );

const vault = (): string => join(root, 'vault');

/** An unresolved job: its answer was lost, or it was accepted and its clip cannot be had. */
async function leaveOpen(order: string, why: 'outcome' | 'lost'): Promise<Job> {
  const ledger = await openLedger(ledgerFile(vault()), Date.now);
  const plan = {order, key: order, provider: 'fal', worst: 1_570_000, request: {model: 'kling-4'}};
  const job = upTo(ledger, why === 'lost' ? 'DOWNLOADING' : 'SUBMITTING', plan);
  const left = ledger.write((writer) => writer.move(job, 'PARKED', {unresolved: {why, note: 'It is so.'}}));
  ledger.close();
  return left;
}

async function jobNow(id: string): Promise<{job: Job | undefined; last: unknown}> {
  const ledger = await openLedger(ledgerFile(vault()), Date.now);
  const now = {job: ledger.job(id), last: ledger.events(id).at(-1)?.change};
  ledger.close();
  return now;
}

test('without purchases no job is unresolved, and listing makes no ledger', async () => {
  expect(await reconcile()).toBe('no unresolved jobs: there is nothing to reconcile\n');
  expect(await problem('x-y', '--not-charged', ...SAID)).toMatchObject({code: 'not-unresolved'});
  for (const name of ['vault', '.tenspot']) expect(existsSync(join(root, name))).toBe(false);
});

test('what is unresolved is listed with what is known, what it may cost, and where to look it up', async () => {
  const [lost, gone] = [await leaveOpen('one', 'outcome'), await leaveOpen('two', 'lost')];
  const {unresolved} = JSON.parse(await reconcile('--json'));
  expect(unresolved).toMatchObject([
    {job: lost.id, provider: 'fal', model: 'kling-4', vendorJob: null, worst: 1.57, why: 'outcome'},
    {job: gone.id, vendorJob: `theirs of ${gone.id}`, why: 'lost', sentAt: '2026-11-22T09:00:00.000Z'},
  ]);
  const text = await reconcile();
  for (const word of [lost.plan.clientId, `theirs of ${gone.id}`, 'fal.ai', '$3.14', '--not-charged'])
    expect(text).toContain(word);
  expect(await problem('one-two', '--not-charged', ...SAID)).toMatchObject({
    code: 'not-unresolved',
    expected: `one of ${lost.id}, ${gone.id}`,
  });
});

test('a person settles: charged by the bill, not charged, or asked once more; who and why stay in the ledger', async () => {
  const [paid, free, again] = [
    await leaveOpen('a', 'outcome'),
    await leaveOpen('b', 'outcome'),
    await leaveOpen('c', 'lost'),
  ];
  expect(await reconcile(paid.id, '--charged', '0.35', ...SAID, '--dry-run')).toContain('would be settled');
  expect((await jobNow(paid.id)).job?.state).toBe('PARKED');
  expect(await reconcile(paid.id, '--charged', '0.35', ...SAID)).toContain('$0.35, without a file');
  await reconcile(free.id, '--not-charged', ...SAID);
  expect(await reconcile(again.id, '--ask-again', '--by', 'Ada')).toContain('queries fal once more');
  expect(await jobNow(paid.id)).toMatchObject({
    job: {state: 'FAILED', spent: 350_000},
    last: {by: 'Ada', note: 'invoice 7'},
  });
  expect(await jobNow(free.id)).toMatchObject({job: {state: 'FAILED', spent: 0}});
  expect(await jobNow(again.id)).toMatchObject({job: {state: 'RUNNING', held: 1_570_000}});
  expect(await problem(paid.id, '--not-charged', ...SAID)).toMatchObject({got: 'one that is FAILED'});
});

test('a clip that was found is read to its end and stored; one that is no clip changes nothing', async () => {
  const job = await leaveOpen('a', 'lost');
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=24:duration=0.2', '-pix_fmt', 'yuv420p'];
  const clip = await makeMedia(source, join(root, 'found.mp4'));
  const page = join(root, 'page.mp4');
  writeFileSync(page, '<html>Sign in</html>');
  expect(await problem(job.id, '--charged', '1.57', '--clip', page, ...SAID)).toMatchObject({
    where: {file: page},
  });
  expect((await jobNow(job.id)).job?.state).toBe('PARKED');
  expect(await reconcile(job.id, '--charged', '1.57', '--clip', clip, ...SAID)).toContain('with its file');
  const name = `${await sha256File(clip)}.mp4`;
  expect(await jobNow(job.id)).toMatchObject({
    job: {state: 'COMMITTED', spent: 1_570_000, asset: {kind: 'clip', mediaType: 'video/mp4', file: name}},
  });
  expect(readFileSync(purchasedFile(vault(), name)).equals(readFileSync(clip))).toBe(true);
});

test('a ledger that was cut is refused with the repair named, and the repair mends it', async () => {
  await leaveOpen('a', 'outcome');
  truncateSync(ledgerFile(vault()), 6_000);
  expect(await problem()).toMatchObject({
    code: 'ledger-damaged',
    fix: expect.stringContaining('tenspot takes reconcile --repair'),
  });
  expect(await reconcile('--repair')).toContain('repaired');
  expect(await reconcile('--repair')).toContain('nothing was changed');
  const {unresolved} = JSON.parse(await reconcile('--json'));
  expect(unresolved).toMatchObject([{why: 'window', subject: 'lost window', worst: 0}]);
  const [{job: window}] = unresolved;
  const text = await reconcile();
  for (const word of [window, 'fal.ai', 'nothing is ordered']) expect(text).toContain(word);
  expect(await problem(window, '--ask-again', '--by', 'Ada')).toMatchObject({code: 'window-is-no-job'});
  expect(await problem(window, '--charged', '1', '--clip', import.meta.filename, ...SAID)).toMatchObject({
    code: 'window-is-no-job',
  });
  expect(await reconcile(window, '--charged', '0.35', ...SAID)).toContain('$0.35');
  expect(await reconcile()).toContain('no unresolved jobs');
});

test.each([
  [['x', '--charged', '1', '--not-charged', ...SAID], 'one of --charged <usd>, --not-charged, --ask-again'],
  [['x', '--not-charged'], '--by <who> and --why <words>'],
  [['x', '--not-charged', '--clip', 'a.mp4', ...SAID], '--charged <usd> with --clip'],
  [['--not-charged', ...SAID], 'the id of a job, then one option that says what you found out'],
  [['x', '--charged', 'five', ...SAID], 'a decimal number of US dollars, 0 or more: 12 or 2.50'],
  [['x', '--repair'], '--repair, with --sandbox or --json at most'],
])('%j is told with what was expected', async (words, expected) => {
  expect(await problem(...words)).toMatchObject({expected, got: expect.any(String), fix: expect.any(String)});
});

test('a job that no run can poll, because its provider is gone or has no key, is listed and can be settled', async () => {
  vi.stubEnv('FAL_KEY', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const ledger = await openLedger(ledgerFile(vault()), Date.now);
  const [gone, keyless, kept] = ['acme', 'fal', 'fal'].map((provider, n) =>
    upTo(ledger, 'RUNNING', {order: `${n}`, key: `${n}${n}${n}`, provider}),
  );
  ledger.close();
  if (!gone || !keyless || !kept) throw new Error('no jobs');
  const text = await reconcile();
  for (const {id} of [gone, keyless]) expect(text).toContain(id);
  expect(text).toContain('no run can poll it');
  for (const {id} of [gone, keyless]) {
    await reconcile(id, '--not-charged', ...SAID);
    expect((await jobNow(id)).job).toMatchObject({state: 'FAILED', held: 0});
  }
  vi.stubEnv('FAL_KEY', 'a-key-of-a-test');
  expect(await problem(kept.id, '--not-charged', ...SAID)).toMatchObject({code: 'not-unresolved'});
  expect((await jobNow(kept.id)).job).toMatchObject({state: 'RUNNING', held: 500_000});
});
