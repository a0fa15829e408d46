import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {runCommand} from '../../../src/cli/run-command.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {upTo} from '../../production/shoot/ledger/plans.ts';
import {temporaryFolder} from '../../support/folder.ts';

const COMMANDS = {takes: {summary: 'takes', load: () => import('../../../src/cli/commands/takes.ts')}};
const SAID = ['--by', 'Ada', '--why', 'invoice 7'];

let root: string;
beforeEach(async () => {
  const before = process.cwd();
  root = temporaryFolder();
  for (const folder of ['compositions', 'brands']) mkdirSync(join(root, folder));
  process.chdir(root);
  onTestFinished(() => process.chdir(before));
});

async function bills(...words: string[]): Promise<string> {
  let text = '';
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  try {
    await runCommand(['takes', 'bills', ...words], COMMANDS, new AbortController().signal);
    return text;
  } finally {
    printed.mockRestore();
  }
}

const problem = async (...words: string[]) =>
  bills(...words).then(
    (text) => expect.fail(`it said ${text}`),
    (error: TenspotError) => error.problems[0],
  );

/** A job that was estimated at $0.60 and billed at $50. */
async function billAbove(): Promise<string> {
  const ledger = await openLedger(ledgerFile(join(root, 'vault')), Date.now);
  const plan = {provider: 'north', worst: 600_000, request: {model: 'one'}};
  const job = upTo(ledger, 'VERIFIED', plan);
  ledger.write((writer) => writer.move(job, 'COMMITTED', {spent: 50_000_000}));
  ledger.close();
  return job.id;
}

test('without such a bill there is nothing to decide', async () => {
  expect(await bills()).toBe('no bill was above its estimate: there is nothing to decide\n');
});

test('a bill is listed with both amounts until a person decides, and a rehearsal decides nothing', async () => {
  const job = await billAbove();
  expect(JSON.parse(await bills('--json'))).toMatchObject({
    bills: [{provider: 'north', model: 'one', stopped: true, bills: [{job, estimated: 0.6, billed: 50}]}],
  });
  expect(await bills()).toContain(`${job}  estimated $0.60, billed $50.00`);
  await bills('north/one', '--price', 'listed', ...SAID, '--dry-run');
  expect(JSON.parse(await bills('--json')).bills).toMatchObject([{stopped: true}]);
  await bills('north/one', '--price', 'billed', ...SAID);
  expect(JSON.parse(await bills('--json')).bills).toMatchObject([{stopped: false}]);
  await bills('north/one', '--price', 'listed', ...SAID);
  expect(JSON.parse(await bills('--json')).bills).toEqual([]);
});

test.each([
  [['north/one'], '--price billed or --price listed and --by <who> and --why <words>'],
  [['north/one', '--price', 'billed'], '--by <who> and --why <words>'],
  [['north/one', '--price', 'billed', '--by', ' ', '--why', 'x'], '--by <who>'],
  [['--price', 'billed', ...SAID], '<provider>/<model>'],
])('%j is told with what is missing', async (words, expected) => {
  await billAbove();
  const said = words.length === 1 ? [...words, '--by', ''] : words;
  expect(await problem(...said)).toMatchObject({code: 'usage-bills', expected});
});

test('a misspelt model is told with the nearest', async () => {
  await billAbove();
  expect(await problem('north/on', '--price', 'billed', ...SAID)).toMatchObject({
    code: 'bill-unknown',
    fix: 'Did you mean "north/one"?',
    suggestion: 'north/one',
  });
});
