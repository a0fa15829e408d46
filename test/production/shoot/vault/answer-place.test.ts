import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Workspace} from '../../../../src/production/project/workspace.ts';
import {refuseInLostWindow} from '../../../../src/production/shoot/ledger/lost-window.ts';
import {ledgerFile} from '../../../../src/production/shoot/ledger/open.ts';
import {settle} from '../../../../src/production/shoot/ledger/settle.ts';
import {admitPurchase} from '../../../../src/production/shoot/vault/admit-purchase.ts';
import {answerPlace, type PlaceAnswer} from '../../../../src/production/shoot/vault/answer-place.ts';
import {openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import {vaultStatus} from '../../../../src/production/shoot/vault/vault-status.ts';
import {IDENTITY_FILE, workspaceIdentity} from '../../../../src/production/shoot/vault/workspace-identity.ts';
import type {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {upTo} from '../ledger/plans.ts';

const workspaceAt = (root: string): Workspace =>
  ({
    root,
    home: join(root, '.tenspot'),
    vault: join(root, 'vault'),
    compositions: join(root, 'compositions'),
    records: join(root, 'compositions/spots'),
  }) as Workspace;

/** What a workspace may order now: `admitted`, or the code of what is wrong. */
async function admission(root: string, takes = 2): Promise<string> {
  const workspace = workspaceAt(root);
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    await admitPurchase(workspace, ledger, {takes, worst: takes * 500_000}, Date.now);
    refuseInLostWindow(ledger, workspace.vault);
    return 'admitted';
  } catch (error) {
    return (error as TenspotError).code;
  } finally {
    ledger.close();
  }
}

/** A workspace with a take, a job on its way, one not sent, and one that a person has to settle. */
async function bought(): Promise<string> {
  const root = join(temporaryFolder(), 'ours');
  mkdirSync(root);
  expect(await admission(root)).toBe('admitted');
  const ledger = await openVaultLedger(workspaceAt(root), Date.now);
  for (const state of ['COMMITTED', 'RUNNING', 'RESERVED', 'SUBMITTING'] as const)
    upTo(ledger, state, {order: state, key: state});
  const [lost] = ledger.inStates(['SUBMITTING']);
  if (!lost) throw new Error('no job');
  ledger.write((writer) => writer.move(lost, 'PARKED', {unresolved: {why: 'outcome', note: 'lost'}}));
  ledger.close();
  return root;
}

function copyOf(root: string): string {
  const to = join(temporaryFolder(), 'copy');
  cpSync(root, to, {recursive: true});
  return to;
}

const answer = (root: string, act: PlaceAnswer['act']) =>
  answerPlace(workspaceAt(root), {act, by: 'Ada', why: 'I copied it'}, Date.now).catch(
    (error: TenspotError) => error.code,
  );

test('a copy is told what would be paid again, and also asked where it would only query vendors', async () => {
  const copy = copyOf(await bought());
  const workspace = workspaceAt(copy);
  const ledger = await openVaultLedger(workspace, Date.now);
  await expect(
    admitPurchase(workspace, ledger, {takes: 2, worst: 1_570_000}, Date.now),
  ).rejects.toMatchObject({
    code: 'workspace-copied',
    exitCode: 2,
    message: expect.stringContaining('2 takes for up to $1.57'),
  });
  ledger.close();
  expect(await admission(copy, 0)).toBe('workspace-copied');
});

test('a copy that becomes a workspace of its own keeps what was bought, and leaves the rest to the other one', async () => {
  const root = await bought();
  const copy = copyOf(root);
  const answered = await answer(copy, 'copy');
  expect(answered).toMatchObject({
    left: {length: 3},
    window: null,
    identity: {history: [{act: 'made'}, {act: 'copy', by: 'Ada', why: 'I copied it'}]},
  });
  expect(await admission(copy)).toBe('admitted');
  expect(await vaultStatus(workspaceAt(copy))).toMatchObject({place: 'home', jobs: 4, open: 0, spent: 0.4});
  expect(await vaultStatus(workspaceAt(root))).toMatchObject({place: 'home', jobs: 4, open: 3});
  const ids = await Promise.all(
    [root, copy].map((each) => workspaceIdentity(workspaceAt(each).vault, Date.now)),
  );
  expect(new Set(ids).size).toBe(2);
  expect(await admission(root)).toBe('admitted');
});

test('a copy is no moved workspace while the workspace is still there', async () => {
  const root = await bought();
  const copy = copyOf(root);
  expect(await answer(copy, 'moved')).toBe('place-contradicted');
  expect(await answer(root, 'copy')).toBe('place-contradicted');
  rmSync(root, {recursive: true});
  expect(await admission(copy)).toBe('workspace-copied');
  expect(await answer(copy, 'moved')).toMatchObject({left: [], window: null});
  expect(await admission(copy)).toBe('admitted');
});

test('a renamed workspace goes on by itself; one that took its place is asked', async () => {
  const root = await bought();
  renameSync(root, `${root}-renamed`);
  cpSync(`${root}-renamed`, root, {recursive: true});
  expect(await admission(`${root}-renamed`)).toBe('admitted');
  expect(await admission(root)).toBe('workspace-copied');
});

test('a vault that was restored from a backup orders nothing before a person settles what the backup does not have', async () => {
  const root = await bought();
  const backup = copyOf(root);
  rmSync(root, {recursive: true});
  cpSync(backup, root, {recursive: true});
  expect(await admission(root)).toBe('workspace-copied');
  const answered = await answer(root, 'restored');
  if (typeof answered === 'string') throw new Error(answered);
  expect(await admission(root)).toBe('lost-window');
  expect(await vaultStatus(workspaceAt(root))).toMatchObject({lostWindows: [answered.window]});
  const ledger = await openVaultLedger(workspaceAt(root), Date.now);
  settle(ledger, answered.window ?? '', {outcome: 'charged', cost: 250_000, by: 'Ada', note: 'one clip'});
  expect(ledger.totals().spent).toBe(650_000);
  // What a person found in a lost window is no bill above the estimate of a model.
  expect(ledger.chargedAbove()).toEqual([]);
  ledger.close();
  expect(await admission(root)).toBe('admitted');
});

test('documents that name bought takes, without a vault, are a clone until a person starts an empty one', async () => {
  const root = temporaryFolder();
  const spot = join(root, 'compositions/spots/lamp');
  mkdirSync(spot, {recursive: true});
  expect(await admission(root)).toBe('admitted');
  for (const [file, text] of [
    ['edit.yaml', 'picks:\n  opening: {take: 2}\n'],
    [
      'takes.yaml',
      `verdicts:\n  - {shot: opening, format: '9:16', take: 2, clip: ${'a'.repeat(64)}, provider: fal, model: kling-4, kind: scene, verdict: picked, at: '2026-11-22T09:00:00Z'}\n`,
    ],
  ] as const) {
    const clone = join(temporaryFolder(), 'clone');
    mkdirSync(join(clone, 'compositions/spots/lamp'), {recursive: true});
    writeFileSync(join(clone, 'compositions/spots/lamp', file), text);
    expect(await admission(clone, 0)).toBe('admitted');
    expect(await admission(clone), file).toBe('workspace-cloned');
    expect(await answer(clone, 'moved')).toBe('place-contradicted');
    expect(await answer(clone, 'new')).toMatchObject({identity: {history: [{act: 'new', by: 'Ada'}]}});
    expect(await admission(clone)).toBe('admitted');
  }
});

test('an identity that cannot be read, or that is left without its ledger, is never taken for a new workspace', async () => {
  const root = await bought();
  const {vault, home} = workspaceAt(root);
  writeFileSync(join(vault, IDENTITY_FILE), '{');
  expect(await admission(root)).toBe('identity-damaged');
  // As a copy it would end its unfinished jobs as those of another workspace, and forget what they cost.
  expect(await answer(root, 'copy')).toBe('place-contradicted');
  expect(await answer(root, 'new')).toBe('place-contradicted');
  expect(await vaultStatus(workspaceAt(root)).catch(({code}) => code)).toBe('identity-damaged');
  expect(await answer(root, 'moved')).toMatchObject({identity: {history: [{act: 'moved'}]}});
  expect(await admission(root)).toBe('admitted');
  expect(readFileSync(join(vault, IDENTITY_FILE), 'utf8')).toContain(vault);
  for (const path of [ledgerFile(vault), `${ledgerFile(vault)}.head`, home]) rmSync(path, {recursive: true});
  await expect(openVaultLedger({home, vault}, Date.now)).rejects.toMatchObject({code: 'vault-missing'});
});

test('a copy of hard links shares the ledger of the original: it is refused, and what the original has under way stays', async () => {
  const root = await bought();
  const copy = join(temporaryFolder(), 'linked');
  execFileSync('cp', ['-al', root, copy]);
  expect(await admission(copy).catch((error: TenspotError) => error.code)).toBe('ledger-linked');
  await expect(answerPlace(workspaceAt(copy), {act: 'copy', by: 'Ada'}, Date.now)).rejects.toMatchObject({
    code: 'ledger-linked',
  });
  rmSync(copy, {recursive: true});
  const ledger = await openVaultLedger(workspaceAt(root), Date.now);
  expect(ledger.inStates(['RUNNING', 'RESERVED', 'PARKED']).map(({state}) => state)).toEqual([
    'RUNNING',
    'RESERVED',
    'PARKED',
  ]);
  ledger.close();
  expect(await admission(root)).toBe('admitted');
});
