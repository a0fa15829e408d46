import {randomUUID} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import type {Workspace} from '../../../../src/production/project/workspace.ts';
import {headOf, ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {mendLedger} from '../../../../src/production/shoot/ledger/unresolved-jobs.ts';
import type {VaultPlaces} from '../../../../src/production/shoot/vault/old-ledger.ts';
import {
  hasBought,
  openVault,
  openVaultAloud,
  openVaultLedger,
} from '../../../../src/production/shoot/vault/open-vault.ts';
import {purchasedFile} from '../../../../src/production/shoot/vault/purchased-files.ts';
import {isLostWindow} from '../../../../src/spot/ledger/lost-window.ts';
import type {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {begin} from '../ledger/plans.ts';
import {ledgerIn, oldPlaces, wholePurchases} from './old-home.ts';

const code = (error: TenspotError): string => error.code;

function freshPlaces(): VaultPlaces {
  const root = temporaryFolder();
  return {home: join(root, '.tenspot'), vault: join(root, 'vault')};
}

async function bought(): Promise<VaultPlaces> {
  const places = freshPlaces();
  const ledger = await openVaultLedger(places, Date.now);
  begin(ledger);
  ledger.close();
  return places;
}

test('a workspace in which nothing was bought has no vault, and asking makes none', async () => {
  const places = freshPlaces();
  expect(await hasBought(places)).toBe(false);
  expect(existsSync(places.vault)).toBe(false);
  expect(existsSync(places.home)).toBe(false);
});

test('an older Tenspot refuses a workspace in which a newer one bought', async () => {
  const {home} = await bought();
  await expect(openLedger(ledgerFile(home), Date.now).catch(code)).resolves.toBe('ledger-newer');
});

test('.tenspot may be deleted: the ledger is the same, and an older Tenspot is refused again', async () => {
  const places = oldPlaces();
  await openVault(places);
  const [ledger, clips] = [await ledgerIn(places.vault), await wholePurchases(places.vault)];
  rmSync(places.home, {recursive: true});
  expect(await hasBought(places)).toBe(true);
  expect(await ledgerIn(places.vault)).toEqual(ledger);
  expect(await wholePurchases(places.vault)).toEqual(clips);
  await expect(openLedger(ledgerFile(places.home), Date.now).catch(code)).resolves.toBe('ledger-newer');
});

test('a vault that was deleted is missed, not begun anew', async () => {
  const places = await bought();
  rmSync(places.vault, {recursive: true});
  for (const open of [openVault, hasBought, (each: VaultPlaces) => openVaultLedger(each, Date.now)])
    await expect(open(places).then(() => 'opened', code)).resolves.toBe('vault-missing');
  expect(existsSync(places.vault)).toBe(false);
});

test('purchased files without a ledger are no new vault', async () => {
  const places = freshPlaces();
  const file = purchasedFile(places.vault, `${'a'.repeat(64)}.mp4`);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, 'a clip');
  await expect(openVaultLedger(places, Date.now).catch(code)).resolves.toBe('vault-missing');
});

test('a head without its ledger is a ledger that is gone', async () => {
  const places = await bought();
  rmSync(ledgerFile(places.vault));
  await expect(openVaultLedger(places, Date.now).catch(code)).resolves.toBe('ledger-damaged');
});

test('a second ledger, begun by an older Tenspot, is refused; one without an event is only marked', async () => {
  const places = await bought();
  const file = ledgerFile(places.home);
  const beginAgain = async (): Promise<void> => {
    for (const name of [file, headOf(file)]) rmSync(name);
    (await openLedger(file, Date.now)).close();
  };
  await beginAgain();
  await openVault(places);
  await expect(openLedger(file, Date.now).catch(code)).resolves.toBe('ledger-newer');
  await beginAgain();
  const other = await openLedger(file, Date.now);
  begin(other);
  other.close();
  await expect(openVault(places).catch(code)).resolves.toBe('ledger-twice');
  expect((await ledgerIn(places.vault)).jobs).toHaveLength(1);
  expect((await ledgerIn(places.home)).jobs).toHaveLength(1);
});

test('a ledger of version 0.1.0 that is damaged is repaired, and moved then', async () => {
  const places = oldPlaces();
  const {jobs} = await ledgerIn(places.home);
  rmSync(headOf(ledgerFile(places.home)));
  const workspace = {...places} as unknown as Workspace;
  const mended = await mendLedger({workspace, now: Date.now});
  if (mended === 'whole') throw new Error('it was damaged');
  expect(existsSync(join(mended.copies, 'ledger.sqlite'))).toBe(true);
  expect(mended.copies.startsWith(places.vault)).toBe(true);
  const after = (await ledgerIn(places.vault)).jobs;
  expect(after.filter((job) => !isLostWindow(job))).toHaveLength(jobs.length);
  expect(after.find(isLostWindow)?.unresolved?.note).toContain(join(places.home, 'store'));
});

test('a folder of that name that Tenspot did not make is refused, and nothing in it is changed', async () => {
  const places = oldPlaces();
  mkdirSync(places.vault);
  writeFileSync(join(places.vault, 'notes.part'), 'keep');
  await expect(openVault(places).catch(code)).resolves.toBe('vault-foreign');
  expect(readdirSync(places.vault)).toEqual(['notes.part']);
  const {home, vault} = freshPlaces();
  mkdirSync(join(vault, 'files'), {recursive: true});
  writeFileSync(join(vault, 'files', 'a.txt'), 'mine');
  await expect(hasBought({home, vault}).catch(code)).resolves.toBe('vault-foreign');
  expect(readdirSync(vault)).toEqual(['files']);
});

test('a .gitignore that is in the vault already stays as it is', async () => {
  const places = oldPlaces();
  mkdirSync(places.vault);
  writeFileSync(join(places.vault, '.gitignore'), 'private/\n');
  await openVault(places);
  expect(readFileSync(join(places.vault, '.gitignore'), 'utf8')).toBe('private/\n');
});

test('only what Tenspot writes in passing may be in a folder that it takes for a new vault', async () => {
  const {home, vault} = freshPlaces();
  mkdirSync(vault);
  writeFileSync(join(vault, '.env'), 'KEY=1');
  await expect(openVault({home, vault}).catch(code)).resolves.toBe('vault-foreign');
  rmSync(join(vault, '.env'));
  for (const name of ['.gitignore', `.${randomUUID()}.part`, '.DS_Store'])
    writeFileSync(join(vault, name), '');
  await expect(openVault({home, vault}).then(() => 'opened', code)).resolves.toBe('opened');
});

test('a worktree that shares the .tenspot of another one is told where the vault is, and may link to it', async () => {
  const first = await bought();
  const root = temporaryFolder();
  const second = {home: join(root, '.tenspot'), vault: join(root, 'vault')};
  symlinkSync(first.home, second.home);
  const error = await openVault(second).catch((each: TenspotError) => each);
  expect(error).toMatchObject({code: 'vault-missing', message: expect.stringContaining(first.vault)});
  symlinkSync(first.vault, second.vault);
  expect((await ledgerIn(second.vault)).jobs).toHaveLength(1);
  await expect(openVault(second).then(() => 'opened', code)).resolves.toBe('opened');
});

test('the first command that finds an old workspace says in one line what it moves, and a later one says nothing', async () => {
  const places = oldPlaces();
  const disk = join(temporaryFolder(), 'elsewhere');
  renameSync(places.home, disk);
  symlinkSync(disk, places.home);
  const [clip = ''] = readdirSync(join(disk, 'store'));
  writeFileSync(join(disk, 'store', clip), 'damaged');
  const lines: string[] = [];
  await openVaultAloud(places, (line) => lines.push(line));
  await openVaultAloud(places, (line) => lines.push(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`from ${disk} to ${places.vault}`);
  // A damaged file is neither taken for a purchased one nor deleted.
  expect(lines[0]).toContain(`1 damaged file stays in ${join(disk, 'store')}: ${clip}`);
  expect(existsSync(purchasedFile(places.vault, clip))).toBe(false);
  expect(readFileSync(join(disk, 'store', clip), 'utf8')).toBe('damaged');
});
