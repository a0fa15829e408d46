import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {expect, test} from 'vitest';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {type Ledger, Overtaken} from '../../../../src/production/shoot/ledger/ledger.ts';
import {headOf, ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {reserve} from '../../../../src/production/shoot/ledger/reserve.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {subjectOf} from '../requests.ts';
import {begin, upTo} from './plans.ts';

const NOW = Date.parse('2026-11-22T09:00:00.000Z');

async function fresh(): Promise<{file: string; ledger: Ledger; again: () => Promise<Ledger>}> {
  const file = ledgerFile(join(temporaryFolder(), '.tenspot'));
  const again = (): Promise<Ledger> => openLedger(file, () => NOW);
  return {file, ledger: await again(), again};
}

test('what was written is there when it is opened again, job by job and event by event', async () => {
  const {ledger, again} = await fresh();
  const done = upTo(ledger, 'COMMITTED');
  const open = upTo(ledger, 'SUBMITTED', {order: 'another', key: 'def'});
  ledger.close();
  const reopened = await again();
  expect(reopened.job(done.id)).toEqual(done);
  expect(reopened.job(open.id)).toEqual(open);
  expect(reopened.events(done.id).map(({to}) => to)).toEqual([
    'PLANNED',
    'RESERVED',
    'SUBMITTING',
    'SUBMITTED',
    'RUNNING',
    'DOWNLOADING',
    'VERIFIED',
    'COMMITTED',
  ]);
  expect(reopened.totals()).toEqual({spent: 400_000, held: 500_000});
  expect(reopened.totals({subject: subjectOf('unknown')})).toEqual({spent: 0, held: 0});
  reopened.close();
});

test('every event names the hash of the one before, and the head the last of them', async () => {
  const {file, ledger} = await fresh();
  upTo(ledger, 'RUNNING');
  ledger.close();
  const database = new DatabaseSync(file);
  const rows = database.prepare('SELECT sequence, entry, hash FROM events ORDER BY sequence').all();
  database.close();
  for (const [index, {entry, hash}] of rows.entries()) {
    expect(sha256(entry as string)).toBe(hash);
    if (index > 0) expect(JSON.parse(entry as string).previous).toBe(rows[index - 1]?.hash);
  }
  const head = JSON.parse(readFileSync(headOf(file), 'utf8'));
  expect(head).toMatchObject({sequence: rows.length, hash: rows.at(-1)?.hash});
});

test('an event can neither be changed nor removed', async () => {
  const {file, ledger} = await fresh();
  begin(ledger);
  ledger.close();
  const database = new DatabaseSync(file);
  expect(() => database.exec("UPDATE events SET hash = 'x'")).toThrow('never changed');
  expect(() => database.exec('DELETE FROM events')).toThrow('never removed');
  database.close();
});

test('a job that another process moved meanwhile is not moved a second time', async () => {
  const {ledger, again} = await fresh();
  const job = upTo(ledger, 'RESERVED');
  const other = await again();
  other.write((writer) => writer.move(job, 'SUBMITTING', {sentAt: new Date(NOW).toISOString()}));
  expect(() => ledger.write((writer) => writer.move(job, 'SUBMITTING'))).toThrow(Overtaken);
  expect(ledger.job(job.id)).toMatchObject({state: 'SUBMITTING', sends: 1});
  for (const each of [ledger, other]) each.close();
});

test('a write that fails half-way leaves nothing of it', async () => {
  const {ledger, again} = await fresh();
  expect(() =>
    ledger.write((writer) => {
      writer.add({...small(), clientId: 'first'});
      throw new Error('half-way');
    }),
  ).toThrow('half-way');
  expect(ledger.events()).toEqual([]);
  ledger.close();
  (await again()).close();
});

const small = () => ({
  order: 'o',
  kind: 'clip' as const,
  mediaType: 'video/mp4' as const,
  subject: subjectOf('s'),
  batch: 'b',
  provider: 'p',
  key: 'k',
  request: null,
  worst: 1,
  attempt: 1,
});

test('two jobs of one order, request and attempt cannot be', async () => {
  const {ledger} = await fresh();
  begin(ledger);
  expect(() => begin(ledger)).toThrow('UNIQUE');
  begin(ledger, {attempt: 2});
  ledger.close();
});

test('a reservation that does not fit is over at once, says so, and sets nothing aside', async () => {
  const {ledger} = await fresh();
  const caps = {batch: 1_200_000, day: 5_000_000};
  const results = ['a', 'b', 'c'].map((key) => reserve(ledger, begin(ledger, {key}), caps, NOW));
  expect(results.map(({job}) => job.state)).toEqual(['RESERVED', 'RESERVED', 'FAILED']);
  expect(results[2]?.breach).toEqual({
    scope: 'batch',
    cap: 1_200_000,
    totals: {spent: 0, held: 1_000_000},
    wanted: 500_000,
  });
  expect(results[2]?.job.failure).toMatchObject({kind: 'over-budget', code: 'batch', charged: 'no'});
  expect(ledger.totals({day: '2026-11-22'})).toEqual({spent: 0, held: 1_000_000});
  expect(reserve(ledger, begin(ledger, {key: 'd', batch: 'tuesday'}), caps, NOW).job.state).toBe('RESERVED');
  ledger.close();
});
