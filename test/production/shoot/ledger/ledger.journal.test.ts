import {copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {expect, test} from 'vitest';
import {headOf, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {upTo} from './plans.ts';

const now = (): number => Date.parse('2026-11-22T09:00:00.000Z');
const FILES = ['', '-journal', '.head'];

/** What was on the disk in the middle of a large transaction, and how many events there were before it. */
async function tornCommit(folder: string): Promise<{file: string; events: number}> {
  const [file, torn] = [join(folder, 'ledger.sqlite'), join(folder, 'torn.sqlite')];
  const ledger = await openLedger(file, now);
  for (let index = 0; index < 12; index++)
    upTo(ledger, 'RUNNING', {order: `order ${index}`, key: `key ${index}`});
  const events = ledger.events().length;
  ledger.close();
  const database = new DatabaseSync(file);
  // So little memory that pages go to the disk before the commit, as they do when a commit is cut off.
  database.exec('PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE');
  database.exec("UPDATE jobs SET record = json_set(record, '$.at', 'torn')");
  for (let more = 0; more < 200; more++)
    database
      .prepare('INSERT INTO events (sequence, entry, hash) VALUES (?, ?, ?)')
      .run(events + 1 + more, 'x'.repeat(500), 'torn');
  for (const name of FILES) copyFileSync(`${file}${name}`, `${torn}${name}`);
  database.close();
  return {file: torn, events};
}

test('a commit that was cut off is taken back: with its journal damaged anywhere, it is taken back or refused', async () => {
  const folder = temporaryFolder();
  const {file, events} = await tornCommit(folder);
  expect(existsSync(`${file}-journal`)).toBe(true);
  const {size} = statSync(`${file}-journal`);
  const seen = {truth: 0, refused: 0};
  const opened = async (change: (journal: string) => void): Promise<'truth' | 'refused'> => {
    const copy = join(folder, `copy-${seen.truth + seen.refused}.sqlite`);
    for (const name of FILES) copyFileSync(`${file}${name}`, `${copy}${name}`);
    copyFileSync(headOf(file), headOf(copy));
    change(`${copy}-journal`);
    try {
      const ledger = await openLedger(copy, now);
      expect(ledger.events()).toHaveLength(events);
      expect(ledger.inStates(['RUNNING']).every(({at}) => at !== 'torn')).toBe(true);
      ledger.close();
      return 'truth';
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      expect(error.problems[0]?.fix).toContain('--repair');
      return 'refused';
    }
  };
  expect(await opened(() => undefined)).toBe('truth');
  const bytes = readFileSync(`${file}-journal`);
  for (let at = 0; at < size; at += Math.ceil(size / 40)) {
    seen[await opened((journal) => truncateSync(journal, at))]++;
    seen[
      await opened((journal) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ 0x10;
        writeFileSync(journal, flipped);
      })
    ]++;
  }
  expect(seen.refused).toBeGreaterThan(0);
});
