import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sha256} from '../../../../src/machine/files/hash.ts';
import type {Workspace} from '../../../../src/production/project/workspace.ts';
import {headOf, ledgerFile} from '../../../../src/production/shoot/ledger/open.ts';
import {mendLedger} from '../../../../src/production/shoot/ledger/unresolved-jobs.ts';
import {openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import {recordPurchase} from '../../../../src/production/shoot/vault/purchase-records.ts';
import {purchasedFile, purchasesIn} from '../../../../src/production/shoot/vault/purchased-files.ts';
import type {Job} from '../../../../src/spot/ledger/job.ts';
import {isOpen, STATES, type State} from '../../../../src/spot/ledger/states.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {upTo} from '../ledger/plans.ts';

const freshPlaces = (): Workspace => {
  const root = temporaryFolder();
  return {home: join(root, '.tenspot'), vault: join(root, 'vault')} as Workspace;
};

/** Leaves what buying leaves: a job, and from the download on its file with a record. */
async function bring(places: Workspace, state: State, order: string, file = order): Promise<Job> {
  const ledger = await openVaultLedger(places, Date.now);
  const known = upTo(ledger, state === 'COMMITTED' ? 'DOWNLOADING' : state, {order, key: order});
  ledger.close();
  if (!['DOWNLOADING', 'VERIFIED', 'COMMITTED'].includes(state)) return known;
  const name = `${sha256(file)}.mp4`;
  await recordPurchase(places.vault, name, known, new Date().toISOString(), true);
  writeFileSync(purchasedFile(places.vault, name), file);
  if (state !== 'COMMITTED') return known;
  const again = await openVaultLedger(places, Date.now);
  const done = again.write((writer) =>
    writer.move(writer.move(known, 'VERIFIED', {asset: name}), 'COMMITTED', {spent: 400_000}),
  );
  again.close();
  return done;
}

const keep = ({vault}: Workspace): (() => void) => {
  const files = [ledgerFile(vault), headOf(ledgerFile(vault))].map(
    (path) => [path, readFileSync(path)] as const,
  );
  return () => {
    for (const [path, bytes] of files) writeFileSync(path, bytes);
  };
};

const opened = (places: Workspace): Promise<string> =>
  openVaultLedger(places, Date.now).then(
    (ledger) => {
      ledger.close();
      return 'opened';
    },
    ({code}) => code,
  );

async function repair(places: Workspace) {
  const mended = await mendLedger({workspace: places, now: Date.now});
  if (mended === 'whole') throw new Error('it was damaged');
  const ledger = await openVaultLedger(places, Date.now);
  const jobs = ledger.inStates(STATES);
  ledger.close();
  return {mended, job: (id: string) => jobs.find((job) => job.id === id)};
}

/** Without `.tenspot`, only the records show that a ledger is old. */
const forget = ({home}: Workspace): void => rmSync(home, {recursive: true, force: true});

test('a record of a job that the ledger has only as it was before shows that the ledger is old', async () => {
  const places = freshPlaces();
  await bring(places, 'COMMITTED', 'first');
  const ledger = await openVaultLedger(places, Date.now);
  const job = upTo(ledger, 'SUBMITTED', {order: 'second', key: 'second'});
  ledger.close();
  const back = keep(places);
  const later = await openVaultLedger(places, Date.now);
  const downloading = later.write((writer) =>
    writer.move(writer.move(job, 'RUNNING'), 'DOWNLOADING', {cost: 7}),
  );
  later.close();
  const name = `${sha256('second')}.mp4`;
  await recordPurchase(places.vault, name, downloading, new Date().toISOString(), true);
  writeFileSync(purchasedFile(places.vault, name), 'second');
  expect(await opened(places)).toBe('opened');
  back();
  forget(places);
  expect(await opened(places)).toBe('ledger-damaged');
  const after = await repair(places);
  expect(after.job(job.id)).toMatchObject({state: 'COMMITTED', spent: 7, asset: {file: name}});
  expect(await opened(places)).toBe('opened');
});

test('a record whose file is missing leaves its job to a person, who can have the provider asked again', async () => {
  const places = freshPlaces();
  await bring(places, 'COMMITTED', 'first');
  const back = keep(places);
  const job = await bring(places, 'COMMITTED', 'second');
  back();
  rmSync(purchasedFile(places.vault, job.asset?.file ?? ''));
  const after = await repair(places);
  expect(after.job(job.id)).toMatchObject({
    state: 'PARKED',
    operation: job.operation,
    unresolved: {why: 'lost'},
    held: job.plan.worst,
  });
  expect(after.mended.unresolved).toContain(job.id);
});

test('a record that cannot be read is put aside, and the person is told of it', async () => {
  const places = freshPlaces();
  await bring(places, 'COMMITTED', 'first');
  const back = keep(places);
  await bring(places, 'COMMITTED', 'second');
  const [record = ''] = readdirSync(purchasesIn(places.vault)).filter((name) => name.includes('.second-'));
  writeFileSync(join(purchasesIn(places.vault), record), '{');
  back();
  expect(await opened(places)).toBe('ledger-damaged');
  const {mended, job} = await repair(places);
  expect(readdirSync(mended.copies)).toContain(record);
  expect(job(mended.window?.job ?? '')?.unresolved?.note).toContain(record);
  expect(await opened(places)).toBe('opened');
});

test('a ledger from any moment, with any jobs, is opened whole or repaired without losing a purchase', async () => {
  const states = ['RESERVED', 'SUBMITTING', 'RUNNING', 'DOWNLOADING', 'VERIFIED', 'COMMITTED'] as const;
  const days = fc.array(
    fc.record({state: fc.constantFrom(...states), file: fc.constantFrom('a', 'b', 'c')}),
    {
      minLength: 1,
      maxLength: 7,
    },
  );
  await fc.assert(
    fc.asyncProperty(days, fc.nat(), fc.boolean(), async (jobs, at, withHome) => {
      const places = freshPlaces();
      (await openVaultLedger(places, Date.now)).close();
      let back = keep(places);
      const made: Job[] = [];
      for (const [index, {state, file}] of jobs.entries()) {
        made.push(await bring(places, state, `order ${index}`, file));
        if (index < at % jobs.length) back = keep(places);
      }
      back();
      if (!withHome) forget(places);
      const isLost = (await opened(places)) === 'ledger-damaged';
      if (withHome) expect(isLost).toBe(true);
      if (!isLost) return;
      const {mended, job} = await repair(places);
      expect(mended.window).not.toBeNull();
      for (const {id, plan, state} of made) {
        const after = job(id);
        const hasFile = ['DOWNLOADING', 'VERIFIED', 'COMMITTED'].includes(state);
        if (hasFile) expect(after).toMatchObject({state: 'COMMITTED', plan: {order: plan.order}});
        if (after) expect(isOpen(after.state) && after.state !== 'PLANNED').toBe(false);
      }
      expect(await opened(places)).toBe('opened');
    }),
    {numRuns: 12},
  );
});
