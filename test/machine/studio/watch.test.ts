import {mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {watchFolders} from '../../../src/machine/studio/watch.ts';
import {temporaryFolder} from '../../support/folder.ts';

function watching() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep/a.yaml'), '1');
  let changes = 0;
  onTestFinished(watchFolders([folder], () => changes++));
  const seen = (count: number) => expect.poll(() => changes, {timeout: 30_000}).toBe(count);
  return {at: (path: string) => join(folder, path), seen};
}

test('a change is reported once writing has stopped, also after the file was replaced', async () => {
  const {at, seen} = watching();
  writeFileSync(at('deep/a.yaml'), '2');
  writeFileSync(at('deep/a.yaml'), '22');
  await seen(1);
  writeFileSync(at('deep/.draft'), '3');
  renameSync(at('deep/.draft'), at('deep/a.yaml'));
  await seen(2);
  writeFileSync(at('deep/a.yaml'), '4');
  await seen(3);
});

test('a new folder is watched too', async () => {
  const {at, seen} = watching();
  mkdirSync(at('new'));
  await seen(1);
  writeFileSync(at('new/b.yaml'), '1');
  await seen(2);
});

test('a single file is watched from before it exists, and no other file in its folder', async () => {
  const folder = temporaryFolder();
  const changes = {file: 0, folder: 0};
  onTestFinished(watchFolders([], () => changes.file++, [join(folder, 'books.head')]));
  onTestFinished(watchFolders([folder], () => changes.folder++));
  writeFileSync(join(folder, 'books.head.part'), '1');
  renameSync(join(folder, 'books.head.part'), join(folder, 'books.head'));
  await expect.poll(() => changes, {timeout: 30_000}).toEqual({file: 1, folder: 1});
  writeFileSync(join(folder, 'books'), '2');
  await expect.poll(() => changes.folder, {timeout: 30_000}).toBe(2);
  expect(changes.file).toBe(1);
});
