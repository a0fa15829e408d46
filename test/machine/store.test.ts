import {open, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sha256} from '../../src/machine/hash.ts';
import {openStore} from '../../src/machine/store.ts';
import {temporaryFolder} from '../support/folder.ts';

test('a file is stored under its own hash, once', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'a.MP4'), 'same');
  await writeFile(join(folder, 'b.mp4'), 'same');
  const name = await store.put(join(folder, 'a.MP4'));
  expect(name).toBe(`${sha256('same')}.mp4`);
  expect(await store.put(join(folder, 'b.mp4'))).toBe(name);
  expect(await readdir(store.files)).toEqual([name]);
});

test('a flipped byte is found, and the note that names the file no longer holds', async () => {
  const store = await openStore(temporaryFolder());
  const src = await store.putText('x'.repeat(1000), 'txt');
  await store.note('key', {src});
  const named = (note: {src: string}) => [note.src];
  expect(await store.recall('key', named)).toEqual({src});

  const handle = await open(store.path(src), 'r+');
  await handle.write('y', 500);
  await handle.close();
  const later = await openStore(join(store.files, '..'));
  expect(await later.recall('key', named)).toBeUndefined();
  expect(await readdir(store.files)).toEqual([]);
});

test('a note that was never written, or cut off, is no note', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'notes/half.json'), '{"src": "abc');
  expect(await store.recall('half', () => [])).toBeUndefined();
  expect(await store.recall('none', () => [])).toBeUndefined();
});

test('what a killed process left in the scratch folder is swept by the next one', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'scratch', '999999999-dead'), '');
  await openStore(folder);
  const left = await readdir(join(folder, 'scratch'));
  expect(left).not.toContain('999999999-dead');
  expect(left).toContain(store.scratch.split('/').at(-1));
});
