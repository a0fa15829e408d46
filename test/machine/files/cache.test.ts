import {mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {cacheLimit, openCache} from '../../../src/machine/files/cache.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** A cache, and what two processes that share it would each open. */
function places() {
  const root = temporaryFolder();
  const folder = join(root, 'work');
  let count = 0;
  return {
    folder,
    open: (limit = 1e9) => {
      const scratch = join(root, `scratch-${count++}`);
      mkdirSync(scratch);
      return {scratch, opened: openCache(folder, scratch, limit)};
    },
    draft: (scratch: string, text: string) => {
      const file = join(scratch, `draft-${count++}.mp4`);
      writeFileSync(file, text);
      return file;
    },
    files: () => readdirSync(folder).map((name) => join(folder, name)),
  };
}

const KEY = 'a'.repeat(64);

describe('a file in the cache', () => {
  test('is found by another process under its key, and under no other key', async () => {
    const {open, draft} = places();
    const one = open();
    const kept = await (await one.opened).keep(KEY, draft(one.scratch, 'a segment'));
    expect(readFileSync(kept, 'utf8')).toBe('a segment');
    const other = await open().opened;
    expect(readFileSync((await other.recall(KEY)) ?? '', 'utf8')).toBe('a segment');
    expect(await other.recall('b'.repeat(64))).toBeUndefined();
  });

  test('with one changed byte is not found, and can be made again', async () => {
    const {open, draft, files} = places();
    const one = open();
    await (await one.opened).keep(KEY, draft(one.scratch, 'a segment'));
    writeFileSync(files()[0] ?? '', 'a segmenu');
    const two = open();
    const cache = await two.opened;
    expect(await cache.recall(KEY)).toBeUndefined();
    expect(files()).toEqual([]);
    await cache.keep(KEY, draft(two.scratch, 'a segment'));
    expect(readFileSync((await (await open().opened).recall(KEY)) ?? '', 'utf8')).toBe('a segment');
  });
});

describe('trim', () => {
  const fill = async (count: number) => {
    const world = places();
    const one = world.open();
    const cache = await one.opened;
    for (let index = 0; index < count; index++) {
      await cache.keep(`${index}`.repeat(64), world.draft(one.scratch, `${index}`.repeat(1000)));
      const file = world.files().find((name) => name.includes(`${index}`.repeat(64))) ?? '';
      utimesSync(file, 1000 + index, 1000 + index);
    }
    return world;
  };

  test('removes the files that were used longest ago, and no more than needed', async () => {
    const {open, files} = await fill(5);
    const cache = await open(3000).opened;
    await cache.recall('0'.repeat(64));
    expect(await cache.trim()).toBe(2000);
    expect(files().map((file) => readFileSync(file, 'utf8')[0])).toEqual(['0', '3', '4']);
  });

  test('does not affect a process that uses a file which another process removes', async () => {
    const {open, files} = await fill(3);
    const using = await open().opened;
    const file = await using.recall('1'.repeat(64));
    expect(await (await open(0).opened).trim()).toBe(3000);
    expect(files()).toEqual([]);
    expect(readFileSync(file ?? '', 'utf8')).toBe('1'.repeat(1000));
    expect(await using.recall('1'.repeat(64))).toBe(file);
    expect(await using.recall('2'.repeat(64))).toBeUndefined();
  });

  test('removes nothing within the limit', async () => {
    const {open, files} = await fill(3);
    expect(await (await open(3000).opened).trim()).toBe(0);
    expect(files().map((file) => statSync(file).size)).toEqual([1000, 1000, 1000]);
  });
});

describe('the limit of the cache', () => {
  test('is 10 GB, else that of package.json, else that of the environment', () => {
    const root = temporaryFolder();
    expect(cacheLimit(root, {})).toBe(10e9);
    writeFileSync(join(root, 'package.json'), '{"tenspot": {"cacheGb": 2.5}}');
    expect(cacheLimit(root, {})).toBe(2.5e9);
    expect(cacheLimit(root, {TENSPOT_CACHE_GB: '0'})).toBe(0);
  });

  test('is refused if it is no number', () => {
    expect(() => cacheLimit('.', {TENSPOT_CACHE_GB: 'lots'})).toThrow(
      expect.objectContaining({code: 'cache-limit-invalid', exitCode: 2}),
    );
    expect(() => cacheLimit('.', {TENSPOT_CACHE_GB: '-1'})).toThrow('expected gigabytes, 0 or more');
  });
});
