import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Workspace} from '../../../../src/production/project/workspace.ts';
import {admitPurchase, type Intended} from '../../../../src/production/shoot/vault/admit-purchase.ts';
import {answerPlace, type PlaceAnswer} from '../../../../src/production/shoot/vault/answer-place.ts';
import {openVaultLedger} from '../../../../src/production/shoot/vault/open-vault.ts';
import {recordedTakes} from '../../../../src/production/shoot/vault/takes-elsewhere.ts';
import {IDENTITY_FILE} from '../../../../src/production/shoot/vault/workspace-identity.ts';
import {shotSubject} from '../../../../src/spot/ledger/subject.ts';
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

async function admission(root: string, more: Partial<Intended> = {}): Promise<string> {
  const workspace = workspaceAt(root);
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    const subjects = [shotSubject('lamp', 'opening', '9:16')];
    await admitPurchase(workspace, ledger, {takes: 1, worst: 500_000, subjects, ...more}, Date.now);
    return 'admitted';
  } catch (error) {
    return (error as TenspotError).code;
  } finally {
    ledger.close();
  }
}

const answer = (root: string, act: PlaceAnswer['act'], rehearsal = false) =>
  answerPlace(workspaceAt(root), {act, by: 'Ada'}, Date.now, {rehearsal}).catch(
    (error: TenspotError) => error.code,
  );

/** A workspace that has bought a take of its own, `open`: and has a job on its way. */
async function bought(open = false): Promise<string> {
  const root = join(temporaryFolder(), 'ours');
  mkdirSync(join(root, 'compositions/spots/lamp'), {recursive: true});
  expect(await admission(root)).toBe('admitted');
  const ledger = await openVaultLedger(workspaceAt(root), Date.now);
  upTo(ledger, 'COMMITTED', {order: 'own', key: 'own'});
  if (open) upTo(ledger, 'RUNNING', {order: 'open', key: 'open'});
  ledger.close();
  return root;
}

const write = (root: string, file: string, text: string): void =>
  writeFileSync(join(root, 'compositions/spots/lamp', file), text);

const CLIP = 'b'.repeat(64);
const verdict = (shot: string, provider = 'fal', clip = CLIP): string =>
  `verdicts:\n  - {shot: ${shot}, format: '9:16', take: 2, clip: ${clip}, provider: ${provider}, model: kling-4, kind: scene, verdict: picked, at: '2026-11-22T09:00:00Z'}\n`;

test('a verdict that was pulled into a workspace with purchases of its own names a take that may be paid twice', async () => {
  const root = await bought();
  write(root, 'takes.yaml', verdict('opening'));
  expect(await admission(root)).toBe('takes-elsewhere');
  expect(await admission(root, {takes: 0})).toBe('admitted');
  // Only the shots that are about to be ordered can be paid twice.
  expect(await admission(root, {subjects: [shotSubject('lamp', 'end', '9:16')]})).toBe('admitted');
  expect(await answer(root, 'new')).toMatchObject({
    identity: {elsewhere: [CLIP], history: [{}, {act: 'new'}]},
  });
  expect(await admission(root)).toBe('admitted');
  write(root, 'takes.yaml', verdict('opening', 'fal', 'c'.repeat(64)));
  expect(await admission(root)).toBe('takes-elsewhere');
});

test('a pick that was pulled counts as well, and so does a pruned take; a clip that is in the vault does not', async () => {
  const root = await bought();
  write(root, 'edit.yaml', 'picks:\n  opening: {takes: {"9:16": 7}}\n');
  expect(await admission(root)).toBe('takes-elsewhere');
  rmSync(join(root, 'compositions/spots/lamp/edit.yaml'));
  write(
    root,
    'takes.yaml',
    `pruned:\n  - {shot: opening, format: '9:16', take: 2, clip: ${CLIP}, at: '2026-11-22T09:00:00Z'}\n`,
  );
  expect(await admission(root)).toBe('takes-elsewhere');
  writeFileSync(join(root, 'vault/files', `${CLIP}.mp4`), 'a clip');
  expect(await admission(root)).not.toBe('takes-elsewhere');
});

test('verdicts on takes that cost nothing, and picks of supplied clips, are no purchases', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'compositions/spots/lamp'), {recursive: true});
  write(root, 'takes.yaml', verdict('opening', 'library'));
  expect(await admission(root, {isFree: (provider) => provider === 'library'})).toBe('admitted');
  write(root, 'takes.yaml', verdict('opening'));
  write(root, 'edit.yaml', 'picks:\n  end: {take: 1}\n');
  const shots = ['opening', 'end'].map((id) => ({
    id,
    kind: 'scene',
    subject: 'a lamp',
    framing: 'wide',
    seconds: 2,
    clip: 'lamp.mp4',
  }));
  write(root, 'shots.yaml', JSON.stringify({shots}));
  expect(await recordedTakes(workspaceAt(root))).toEqual([]);
  expect(await admission(root)).toBe('admitted');
});

test('a dry run says what an answer would do, or what contradicts it, and writes nothing', async () => {
  const root = await bought(true);
  const copy = join(temporaryFolder(), 'copy');
  cpSync(root, copy, {recursive: true});
  const before = readFileSync(join(copy, 'vault', IDENTITY_FILE), 'utf8');
  expect(await answer(copy, 'copy', true)).toMatchObject({identity: null, left: {length: 1}, window: null});
  expect(await answer(copy, 'moved', true)).toBe('place-contradicted');
  expect(readFileSync(join(copy, 'vault', IDENTITY_FILE), 'utf8')).toBe(before);
  expect(await admission(copy)).toBe('workspace-copied');
  const empty = temporaryFolder();
  expect(await answer(empty, 'new', true)).toMatchObject({identity: null});
  expect(existsSync(join(empty, 'vault'))).toBe(false);
  expect(readdirSync(empty)).toEqual([]);
});

test('a copy of a workspace that bought before workspaces had an identity is recognised by the note in .tenspot', async () => {
  const root = await bought(true);
  rmSync(join(root, 'vault', IDENTITY_FILE));
  const copy = join(temporaryFolder(), 'copy');
  cpSync(root, copy, {recursive: true});
  expect(await admission(copy)).toBe('workspace-copied');
  expect(await answer(copy, 'moved')).toBe('place-contradicted');
  // The workspace itself may not be called a copy: it would forget what it has under way.
  expect(await answer(root, 'copy')).toBe('place-contradicted');
  expect(await answer(copy, 'copy')).toMatchObject({left: {length: 1}});
  expect(await admission(copy)).toBe('admitted');
  expect(await admission(root)).toBe('admitted');
});
