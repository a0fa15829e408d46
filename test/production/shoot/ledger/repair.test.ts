import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {openOwner} from '../../../../src/machine/process/owner.ts';
import type {Ledger} from '../../../../src/production/shoot/ledger/ledger.ts';
import {headOf, openLedger, ownersOf} from '../../../../src/production/shoot/ledger/open.ts';
import {repairLedger} from '../../../../src/production/shoot/ledger/repair.ts';
import {listUnresolved} from '../../../../src/production/shoot/ledger/settle.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {upTo} from './plans.ts';

const now = (): number => Date.parse('2026-11-22T09:00:00.000Z');

/** A ledger of some jobs, and what it says. */
async function written(folder: string): Promise<{file: string; truth: string}> {
  const file = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(file, now);
  for (let index = 0; index < 8; index++) {
    const state = (['COMMITTED', 'SUBMITTING', 'RUNNING', 'RESERVED'] as const)[index % 4];
    upTo(ledger, state ?? 'COMMITTED', {order: `order ${index}`, key: `key ${index}`});
  }
  const truth = tell(ledger);
  ledger.close();
  return {file, truth};
}

const tell = (ledger: Ledger): string => sha256(JSON.stringify([ledger.events(), ledger.totals()]));

/** What a ledger says when it is opened; the repair that is named when it is refused. */
async function opened(file: string): Promise<{says: string} | {fix: string; what: string}> {
  try {
    const ledger = await openLedger(file, now);
    const says = tell(ledger);
    ledger.close();
    return {says};
  } catch (error) {
    const [problem] = error instanceof TenspotError ? error.problems : [];
    if (problem?.code !== 'ledger-damaged') throw error;
    return {fix: problem.fix ?? '', what: problem.what};
  }
}

let whole: {file: string; truth: string};
beforeAll(async () => {
  whole = await written(mkdtempSync(join(tmpdir(), 'tenspot-')));
});
afterAll(() => rmSync(dirname(whole.file), {recursive: true}));

/** A copy of the whole ledger that something was done to. */
function copied(change: (file: string) => void): string {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  copyFileSync(whole.file, file);
  copyFileSync(headOf(whole.file), headOf(file));
  change(file);
  return file;
}

const expectTruthOrRefusal = async (file: string, about: string): Promise<'truth' | 'refused'> => {
  const result = await opened(file);
  if ('says' in result) expect(result.says, about).toBe(whole.truth);
  else expect(result.fix, about).toContain('tenspot takes reconcile --repair');
  return 'says' in result ? 'truth' : 'refused';
};

test('cut anywhere, it is refused with the repair named, or says the truth', async () => {
  const {size} = statSync(whole.file);
  const seen = new Set<string>();
  for (let at = 0; at < size; at += Math.ceil(size / 60)) {
    seen.add(
      await expectTruthOrRefusal(
        copied((file) => truncateSync(file, at)),
        `cut at ${at} of ${size}`,
      ),
    );
  }
  expect([...seen]).toEqual(['refused']);
});

test('with a bit flipped anywhere, it is refused with the repair named, or says the truth', async () => {
  const bytes = readFileSync(whole.file);
  const seen = {truth: 0, refused: 0};
  const header = Array.from({length: 100}, (_, at) => at);
  const spread = Array.from({length: Math.floor(bytes.length / 331)}, (_, index) => index * 331);
  for (const at of [...header, ...spread]) {
    const file = copied((path) => {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, flipped);
    });
    seen[await expectTruthOrRefusal(file, `a bit of byte ${at}`)]++;
  }
  // Most of the bytes are records; the rest is room that nothing is in yet.
  expect(seen.refused).toBeGreaterThan(20);
});

test('a head that is cut, flipped, gone or of another ledger is never taken for the truth', async () => {
  const head = readFileSync(headOf(whole.file), 'utf8');
  const other = await written(temporaryFolder());
  const changes: ((path: string) => void)[] = [
    ...Array.from(
      {length: 20},
      (_, at) => (path: string) => writeFileSync(path, head.slice(0, Math.floor((head.length * at) / 20))),
    ),
    ...Array.from({length: head.length}, (_, at) => (path: string) => {
      const bytes = Buffer.from(head);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    }),
    (path) => rmSync(path),
    (path) => copyFileSync(headOf(other.file), path),
  ];
  for (const [index, change] of changes.entries()) {
    const result = await opened(copied((file) => change(headOf(file))));
    expect(result, `change ${index}`).toMatchObject({fix: expect.stringContaining('--repair')});
  }
});

test('a lost tail is exposed by the head: the ledger of yesterday is not taken for that of today', async () => {
  const yesterday = readFileSync(whole.file);
  const {file} = await (async () => {
    const path = copied(() => undefined);
    const ledger = await openLedger(path, now);
    upTo(ledger, 'SUBMITTING', {order: 'of today', key: 'of today'});
    ledger.close();
    return {file: path};
  })();
  writeFileSync(file, yesterday);
  expect(await opened(file)).toMatchObject({what: 'the last 3 events are lost'});
  rmSync(file);
  expect(await opened(file)).toMatchObject({what: 'the ledger is gone'});
});

test('a head that lags behind is fine: its process was killed between the commit and the head', async () => {
  const file = copied(() => undefined);
  const head = readFileSync(headOf(file));
  const ledger = await openLedger(file, now);
  upTo(ledger, 'RUNNING', {order: 'last', key: 'last'});
  const truth = tell(ledger);
  ledger.close();
  writeFileSync(headOf(file), head);
  expect(await opened(file)).toEqual({says: truth});
});

test('a ledger in which a newer Tenspot wrote is left as it is, and not called damaged', async () => {
  const file = copied((path) => {
    const database = new DatabaseSync(path);
    const last = database.prepare('SELECT sequence, hash FROM events ORDER BY sequence DESC').get();
    const sequence = Number(last?.sequence) + 1;
    const entry = JSON.stringify({sequence, to: 'SOLD', previous: last?.hash});
    database.prepare('INSERT INTO events VALUES (?, ?, ?)').run(sequence, entry, sha256(entry));
    database.close();
  });
  const before = readFileSync(file);
  await expect(openLedger(file, now)).rejects.toMatchObject({code: 'ledger-newer'});
  await expect(repairLedger(file, now)).rejects.toMatchObject({code: 'ledger-newer'});
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('jobs that were changed by hand are refused: they are not what the events add up to', async () => {
  const file = copied((path) => {
    const database = new DatabaseSync(path);
    database.exec("UPDATE jobs SET record = json_set(record, '$.spent', 1) WHERE state = 'COMMITTED'");
    database.close();
  });
  expect(await opened(file)).toMatchObject({what: 'the jobs are not what the events add up to'});
});

test('the repair keeps what is proven, parks what was under way, keeps a copy, and the result opens', async () => {
  const file = copied(() => undefined);
  const ledger = await openLedger(file, now);
  const before = ledger.events().length;
  upTo(ledger, 'SUBMITTING', {order: 'of today', key: 'of today'});
  ledger.close();
  copyFileSync(whole.file, file);

  const repaired = await repairLedger(file, now);
  expect(repaired).toMatchObject({kept: before, lost: 3});
  expect(existsSync(join(repaired.copies, 'ledger.sqlite'))).toBe(true);
  const mended = await openLedger(file, now);
  expect(
    listUnresolved(mended)
      .map(({id}) => id)
      .sort(),
  ).toEqual([...repaired.unresolved, repaired.window?.job].sort());
  expect(repaired.unresolved).toHaveLength(6);
  expect(mended.totals()).toEqual({spent: 800_000, held: 3_000_000});
  mended.close();
});

test('where only the jobs or the head were damaged, the repair loses and parks nothing that it need not', async () => {
  const jobs = copied((path) => {
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM jobs');
    database.close();
  });
  expect(await repairLedger(jobs, now)).toMatchObject({lost: 0, unresolved: []});
  expect(await opened(jobs)).toEqual({says: whole.truth});

  const headless = copied((path) => rmSync(headOf(path)));
  expect(await repairLedger(headless, now)).toMatchObject({lost: undefined, unresolved: {length: 6}});
  expect(await opened(headless)).toHaveProperty('says');
});

test('whatever was cut or flipped, the repair comes to a ledger that opens', async () => {
  const bytes = readFileSync(whole.file);
  for (let at = 0; at < bytes.length; at += 8009) {
    for (const change of [bytes.subarray(0, at), Buffer.from(bytes).fill(0xa5, at, at + 64)]) {
      const file = copied((path) => writeFileSync(path, change));
      await repairLedger(file, now);
      expect(await opened(file), `at ${at}`).toHaveProperty('says');
    }
  }
});

test('a ledger is not repaired under a process that buys by it', async () => {
  const file = copied((path) => rmSync(headOf(path)));
  const owner = await openOwner(ownersOf(file));
  await expect(repairLedger(file, now)).rejects.toThrow('while a process buys');
  await owner.leave();
  expect(await repairLedger(file, now)).toHaveProperty('kept');
});

test('damage that shows only later is told with its repair too', async () => {
  const file = copied(() => undefined);
  const ledger = await openLedger(file, now);
  writeFileSync(file, Buffer.alloc(statSync(file).size, 0xa5));
  expect(() => ledger.write(() => undefined)).toThrow('--repair');
  ledger.close();
});
