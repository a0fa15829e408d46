import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {farmJournalFile, openFarmJournal} from '../../../src/production/farm/farm-journal.ts';
import {openVault} from '../../../src/production/shoot/vault/open-vault.ts';
import {scratch} from '../../support/scratch.ts';

const order = {run: 'a', job: 'job', bucket: 'b', functionName: 'f', frames: 10, worst: 50, ordered: 1000};

async function openTestJournal(folder = scratch()) {
  const journal = await openFarmJournal(farmJournalFile(join(folder, 'vault')));
  onTestFinished(() => journal.close());
  return journal;
}

test('a render is there for another process as soon as it is ordered, and after each change', async () => {
  const folder = scratch();
  const [first, second] = [await openTestJournal(folder), await openTestJournal(folder)];
  const render = first.order(order, 1000);
  expect(second.open()).toEqual([render]);
  expect(render).toMatchObject({state: 'intended', attempt: 1, renderId: null, cost: null});
  const started = first.change(render, {state: 'started', renderId: 'r1'});
  expect(second.ofJob('job')).toEqual([started]);
  first.change(started, {state: 'done', cost: 7});
  expect(second.ofJob('job')).toEqual([{...started, state: 'done', cost: 7}]);
  expect(second.open()).toEqual([]);
});

test('no two orders of a job make the same file', async () => {
  const journal = await openTestJournal();
  const outputs = [1, 2, 3].map(() => journal.order(order, 1000).output);
  expect(new Set(outputs).size).toBe(3);
  expect(journal.ofJob('job').map(({attempt}) => attempt)).toEqual([1, 2, 3]);
});

test('the cap counts the worst case of what has not ended, and the cost of what has, of one run', async () => {
  const journal = await openTestJournal();
  const first = journal.order(order, 100);
  journal.order({...order, job: 'second'}, 100);
  expect(() => journal.order({...order, job: 'third'}, 100)).toThrow(
    expect.objectContaining({code: 'farm-cap'}),
  );
  expect(journal.ofJob('third')).toEqual([]);
  journal.change(first, {state: 'fetched', cost: 3});
  journal.change(journal.order({...order, job: 'third'}, 103), {state: 'failed', cost: 2});
  journal.order({...order, run: 'b', job: 'fourth'}, 50);
  expect([journal.spent(), journal.spent('a'), journal.spent('b')]).toEqual([5, 5, 0]);
});

test('the error of the limit says that the next run counts from 0, and what the limit has to be for one render', async () => {
  const journal = await openTestJournal();
  journal.change(journal.order({...order, worst: 4_900_000}, 5_000_000), {state: 'fetched', cost: 4_900_000});
  const again = (cap: number, worst: number) => () => journal.order({...order, run: 'b', worst}, cap);
  const fixOf = (fix: string) => expect.objectContaining({problems: [expect.objectContaining({fix})]});
  expect(() => journal.order({...order, worst: 200_000}, 5_000_000)).toThrow(
    fixOf(expect.stringMatching(/farm resume.*counts from 0/)),
  );
  // A run with the limit of the first has all of it.
  expect(again(5_000_000, 200_000)).not.toThrow();
  expect(again(5_000_000, 5_012_300)).toThrow(fixOf(expect.stringContaining('--max-cost 5.02 or more')));
});

test('the last run of a spot is known until it has finished', async () => {
  const journal = await openTestJournal();
  const run = {id: 'a', spot: 'flask', variants: ['one', 'two'], proof: true, local: false};
  expect(journal.unfinished('flask')).toBeUndefined();
  journal.begin({...run, id: 'before'});
  journal.begin(run);
  expect(journal.unfinished('flask')).toEqual(run);
  expect(journal.unfinished('other')).toBeUndefined();
  journal.finish('a');
  expect(journal.unfinished('flask')).toBeUndefined();
});

test('a vault with a journal and without a ledger is no foreign folder, and git ignores it', async () => {
  const folder = scratch();
  await openTestJournal(folder);
  const places = {home: join(folder, '.tenspot'), vault: join(folder, 'vault')};
  await expect(openVault(places)).resolves.toBeUndefined();
  expect(existsSync(join(folder, 'vault', '.gitignore'))).toBe(true);
});
