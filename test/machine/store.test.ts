import {open, readdir, readFile, writeFile} from 'node:fs/promises';
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

test('what was made once is found again, until a byte of it is flipped', async () => {
  const store = await openStore(temporaryFolder());
  let made = 0;
  const make = async () => {
    made++;
    return {src: await store.putText('x'.repeat(1000), 'txt')};
  };
  const once = (from = store) => from.once('key', ({src}) => [src], make);
  const {src} = await once();
  expect(await once()).toEqual({src});
  expect(made).toBe(1);

  const handle = await open(store.path(src), 'r+');
  await handle.write('y', 500);
  await handle.close();
  expect(await once(await openStore(join(store.files, '..')))).toEqual({src});
  expect(made).toBe(2);
  expect(await readFile(store.path(src), 'utf8')).toBe('x'.repeat(1000));
});

test('a note that was cut off is no note, and a failure is not noted', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'notes/half.json'), '{"src": "abc');
  expect(
    await store.once(
      'half',
      () => [],
      async () => 'made',
    ),
  ).toBe('made');
  await expect(
    store.once(
      'bad',
      () => [],
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(
    await store.once(
      'bad',
      () => [],
      async () => 'made',
    ),
  ).toBe('made');
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
