import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {
  IDENTITY_FILE,
  readIdentity,
  workspaceIdentity,
} from '../../../../src/production/shoot/vault/workspace-identity.ts';
import {temporaryFolder} from '../../../support/folder.ts';

const vaultHere = (): string => join(temporaryFolder(), 'vault');

test('a workspace has one identity, also where several calls ask for it at once, and no other has the same', async () => {
  const vault = vaultHere();
  const ids = await Promise.all([1, 2, 3, 4].map(() => workspaceIdentity(vault, Date.now)));
  expect(new Set(ids).size).toBe(1);
  expect(await workspaceIdentity(vaultHere(), Date.now)).not.toBe(ids[0]);
  expect(await readIdentity(vault)).toMatchObject({
    id: ids[0],
    place: {path: vault},
    history: [{act: 'made', id: ids[0]}],
  });
  expect(readFileSync(join(vault, '.gitignore'), 'utf8')).toBe('*\n');
});

test('a copy has the same identity', async () => {
  const vault = vaultHere();
  const id = await workspaceIdentity(vault, Date.now);
  const copy = vaultHere();
  cpSync(vault, copy, {recursive: true});
  expect(await workspaceIdentity(copy, Date.now)).toBe(id);
});

test('reading makes none, and one that cannot be read is not replaced', async () => {
  const vault = vaultHere();
  expect(await readIdentity(vault)).toBeUndefined();
  expect(existsSync(vault)).toBe(false);
  mkdirSync(vault);
  writeFileSync(join(vault, IDENTITY_FILE), '{"version": 1}');
  await expect(readIdentity(vault)).rejects.toMatchObject({code: 'identity-damaged'});
  await expect(workspaceIdentity(vault, Date.now)).rejects.toMatchObject({code: 'identity-damaged'});
  expect(readFileSync(join(vault, IDENTITY_FILE), 'utf8')).toBe('{"version": 1}');
});
