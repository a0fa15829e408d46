import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openOwner} from '../../../../src/machine/process/owner.ts';
import {headOf, ledgerFile, openLedger, ownersOf} from '../../../../src/production/shoot/ledger/open.ts';
import {type MoveStep, moveIntoVault} from '../../../../src/production/shoot/vault/move-into-vault.ts';
import type {VaultPlaces} from '../../../../src/production/shoot/vault/old-ledger.ts';
import {openVault, openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import {readPurchases} from '../../../../src/production/shoot/vault/purchase-records.ts';
import {purchasesIn} from '../../../../src/production/shoot/vault/purchased-files.ts';
import type {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {thorough} from '../../../support/thorough.ts';
import {begin} from '../ledger/plans.ts';
import {ledgerIn, OLD_HOME, oldPlaces, wholePurchases} from './old-home.ts';

const CLIPS = readdirSync(join(OLD_HOME, 'store')).sort();

const code = (error: TenspotError): string => error.code;

/** What 0.1.0 wrote, read where it wrote it. */
async function before() {
  const {home} = oldPlaces();
  return ledgerIn(home);
}

async function expectMoved(places: VaultPlaces): Promise<void> {
  expect(await ledgerIn(places.vault)).toEqual(await before());
  expect(await wholePurchases(places.vault)).toEqual(CLIPS);
  expect(readdirSync(join(places.home, 'store'))).toEqual([]);
  expect(existsSync(`${ledgerFile(places.home)}.moved.txt`)).toBe(true);
  await expect(openLedger(ledgerFile(places.home), Date.now).catch(code)).resolves.toBe('ledger-newer');
  const drafts = [...readdirSync(places.vault), ...readdirSync(purchasesIn(places.vault))];
  expect(drafts.filter((name) => /moving|part$/.test(name))).toEqual([]);
}

test('what version 0.1.0 left in .tenspot is in the vault once it is opened, and each file says which job brought it', async () => {
  const places = oldPlaces();
  writeFileSync(join(places.home, 'store', 'free.png'), 'made here');
  await openVault(places);
  rmSync(join(places.home, 'store', 'free.png'));
  await expectMoved(places);
  expect(readFileSync(join(places.vault, '.gitignore'), 'utf8')).toBe('*\n');
  const {jobs} = await before();
  for (const clip of CLIPS) {
    const job = jobs.find((each) => each.asset?.file === clip);
    expect(await readPurchases(places.vault, clip)).toMatchObject([
      {job: job?.id, file: clip, terms: job?.plan, operation: job?.operation, boughtAt: expect.any(String)},
    ]);
  }
  const head = readFileSync(headOf(ledgerFile(places.vault)), 'utf8');
  await openVault(places);
  expect(readFileSync(headOf(ledgerFile(places.vault)), 'utf8')).toBe(head);
});

/** Numbers the operations of a move, and ends it before or after one of them. */
function interrupting(at: number, when: 'before' | 'after'): {step: MoveStep; operations: string[]} {
  const operations: string[] = [];
  const step: MoveStep = async (operation, work) => {
    const mine = operations.push(operation) - 1;
    if (mine === at && when === 'before') throw new Error('interrupted');
    await work();
    if (mine === at && when === 'after') throw new Error('interrupted');
  };
  return {step, operations};
}

test('a move that is interrupted before or after any of its operations is finished by the next command', async () => {
  const whole = interrupting(-1, 'before');
  await moveIntoVault(oldPlaces(), Date.now, whole.step);
  expect(whole.operations.length).toBeGreaterThan(15);
  const {jobs} = await before();
  for (const when of ['before', 'after'] as const) {
    for (const at of whole.operations.keys()) {
      // Before an operation, the disk is as after the one before it.
      if (!thorough && when === 'before' && at > 0) continue;
      const places = oldPlaces();
      const {step} = interrupting(at, when);
      await expect(moveIntoVault(places, Date.now, step)).rejects.toThrow('interrupted');
      // The vault alone is the whole ledger, or refused, or was not begun: never an empty one.
      const alone = join(temporaryFolder(), 'vault');
      if (existsSync(places.vault)) cpSync(places.vault, alone, {recursive: true});
      const found = await openVaultLedger({home: join(alone, '../.tenspot'), vault: alone}, Date.now).then(
        (ledger) => {
          const known = ledger.inStates(jobs.map(({state}) => state)).length;
          ledger.close();
          return known;
        },
        code,
      );
      const begun = existsSync(alone) && readdirSync(purchasesIn(alone)).length > 0;
      expect([jobs.length, 'ledger-damaged', 'vault-missing', ...(begun ? [] : [0])]).toContain(found);
      // The old ledger is whole until the new one is.
      const old = await ledgerIn(places.home).catch(code);
      if (old === 'ledger-newer') expect(await ledgerIn(places.vault)).toEqual(await before());
      else expect(old).toEqual(await before());
      await openVault(places);
      await expectMoved(places);
    }
  }
}, 120_000);

/** A process that moves, and is killed at one operation; at none if there are fewer. */
function killedAt(places: VaultPlaces, at: number): Promise<NodeJS.Signals | null> {
  const file = join(import.meta.dirname, '../../../../src/production/shoot/vault/move-into-vault.ts');
  const source = `
    import {moveIntoVault} from ${JSON.stringify(file)};
    let count = 0;
    const kill = () => process.kill(process.pid, 'SIGKILL');
    await moveIntoVault(${JSON.stringify(places)}, Date.now, async (_, work) => {
      const mine = count++;
      if (mine === ${at}) setTimeout(kill, 0);
      await work();
      if (mine === ${at}) kill();
    });`;
  const child = spawn(
    process.execPath,
    ['--conditions=tenspot-source', '--input-type=module', '-e', source],
    {stdio: 'inherit'},
  );
  return new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
}

test('a process that is killed while it moves holds up no other, and the next one finishes', async () => {
  const places = oldPlaces();
  const signals = [];
  for (const at of [3, 6, 8, 11, 13]) signals.push(await killedAt(places, at));
  expect(signals).toContain('SIGKILL');
  await openVault(places);
  await expectMoved(places);
}, 60_000);

test('commands that open an old workspace at the same time move it once, and all see the same ledger', async () => {
  const places = oldPlaces();
  await Promise.all([1, 2, 3, 4].map(() => openVault(places)));
  await expectMoved(places);
});

test('what an older Tenspot writes while its ledger is copied is moved as well', async () => {
  const places = oldPlaces();
  const {jobs} = await before();
  let late = false;
  await moveIntoVault(places, Date.now, async (operation, work) => {
    await work();
    if (operation !== 'publish the head' || late) return;
    late = true;
    const old = await openLedger(ledgerFile(places.home), Date.now);
    begin(old, {order: 'late'});
    old.close();
  });
  const moved = await ledgerIn(places.vault);
  expect(moved.jobs).toHaveLength(jobs.length + 1);
  expect(moved.jobs.at(-1)?.plan.order).toBe('late');
});

test('a move waits for no process that buys, and is refused while an older Tenspot does', async () => {
  const places = oldPlaces();
  const owner = await openOwner(ownersOf(ledgerFile(places.home)));
  await expect(openVault(places).catch(code)).resolves.toBe('ledger-busy');
  expect(existsSync(ledgerFile(places.vault))).toBe(false);
  await owner.leave();
  await openVault(places);
  await expectMoved(places);
});

test('an older Tenspot that has the ledger open cannot add an event to it any more', async () => {
  const places = oldPlaces();
  const old = await openLedger(ledgerFile(places.home), Date.now);
  await openVault(places);
  expect(() => begin(old)).toThrow('a newer Tenspot moved this ledger');
  old.close();
  await expectMoved(places);
});

test('a damaged ledger is not moved: it is repaired where it is, and moved then', async () => {
  const places = oldPlaces();
  rmSync(headOf(ledgerFile(places.home)));
  await expect(openVault(places).catch(code)).resolves.toBe('ledger-damaged');
  expect(existsSync(ledgerFile(places.vault))).toBe(false);
});

test('a damaged file in a vault that has the whole ledger already is replaced too', async () => {
  const places = oldPlaces();
  const {home} = oldPlaces();
  await openVault(places);
  // A restored vault, beside a workspace that was not moved yet.
  const [clip = ''] = CLIPS;
  rmSync(places.home, {recursive: true});
  cpSync(home, places.home, {recursive: true});
  writeFileSync(join(purchasesIn(places.vault), clip), 'broken');
  await openVault(places);
  await expectMoved(places);
});

test('a damaged file of the same name in the vault is replaced by the clip that was paid for', async () => {
  const places = oldPlaces();
  const [clip = ''] = CLIPS;
  mkdirSync(purchasesIn(places.vault), {recursive: true});
  writeFileSync(join(purchasesIn(places.vault), clip), 'broken');
  await openVault(places);
  await expectMoved(places);
});
