import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openFarmJournal} from '../../../src/production/farm/farm-journal.ts';
import {countSpending, describeSpending, runSpending} from '../../../src/production/farm/farm-spending.ts';
import {scratch} from '../../support/scratch.ts';

const order = {
  run: 'a',
  job: 'job',
  bucket: 'b',
  functionName: 'f',
  frames: 10,
  worst: 50_000,
  ordered: 1000,
};
const CAP = 1_000_000;

async function openTestJournal() {
  const journal = await openFarmJournal(join(scratch(), 'farm.sqlite'));
  onTestFinished(() => journal.close());
  return journal;
}

test('a render that was stopped at its time limit is reported beside the known cost, as its worst case', async () => {
  const journal = await openTestJournal();
  journal.change(journal.order(order, CAP), {state: 'failed', problem: 'farm-timeout', cost: null});
  journal.change(journal.order(order, CAP), {state: 'fetched', cost: 12_000});
  journal.order({...order, run: 'b', job: 'other'}, CAP);
  const spending = runSpending(journal, 'a');
  expect(spending).toEqual({usd: 0.012, unpriced: {renders: 1, usd: 0.05}});
  expect(describeSpending(spending)).toBe('$0.0120, and up to $0.0500 for 1 render whose cost is not known');
});

test('where all costs are known, only their sum is told', async () => {
  const journal = await openTestJournal();
  journal.change(journal.order(order, CAP), {state: 'fetched', cost: 12_000});
  expect(describeSpending(runSpending(journal, 'a'))).toBe('$0.0120');
});

test('a call counts its own renders and those that were open when it began, and none that had ended before', async () => {
  const journal = await openTestJournal();
  const ordered = (job: string) => journal.order({...order, job}, CAP);
  journal.change(ordered('before'), {state: 'fetched', cost: 9});
  journal.change(ordered('timed out before'), {state: 'failed', problem: 'farm-timeout', cost: null});
  const [priced, lost] = [ordered('open, then priced'), ordered('open, then lost')];
  const spending = countSpending(journal);
  expect(spending()).toEqual({usd: 0, unpriced: {renders: 2, usd: 0.1}});
  journal.change(priced, {state: 'fetched', cost: 7_000});
  journal.change(lost, {state: 'lost', problem: 'farm-unanswered'});
  journal.change(ordered('timed out'), {state: 'failed', problem: 'farm-timeout', cost: null});
  journal.change(ordered('new'), {state: 'fetched', cost: 2_000});
  expect(spending()).toEqual({usd: 0.009, unpriced: {renders: 2, usd: 0.1}});
});
