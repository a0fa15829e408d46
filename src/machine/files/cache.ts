import {randomUUID} from 'node:crypto';
import {copyFile, link, readdir, rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {invalid} from '../../spot/problem/errors.ts';
import {packageField} from '../tools/package.ts';
import {fileError, makeFolder, publish} from './files.ts';
import {sha256File} from './hash.ts';

/**
 * Work that can be made again, by the key of what it was made from. What it lends is this process's own name for the
 * file, so another process may clear the cache at any moment. Everything lent was read and found whole.
 */
export type Cache = {
  /** A path to what was made under a key before. */
  recall: (key: string) => Promise<string | undefined>;
  /** Takes what was made, a file of the scratch folder; a path to it. */
  keep: (key: string, draft: string) => Promise<string>;
  /** Removes what was not used for the longest time, until the rest is within the limit. How many bytes that were. */
  trim: () => Promise<number>;
};

const DEFAULT_GB = 10;

/** Bytes that the work of earlier runs may take: `TENSPOT_CACHE_GB`, else `cacheGb` in the `tenspot` field of package.json. */
export function cacheLimit(root: string): number {
  const said = process.env.TENSPOT_CACHE_GB ?? packageField(root, 'cacheGb');
  const gigabytes = said === undefined ? DEFAULT_GB : Number(said);
  if (said !== undefined && (said.trim() === '' || !(gigabytes >= 0)))
    throw invalid({
      code: 'cache-limit-invalid',
      what: 'this cannot be the size of the cache',
      where: {field: process.env.TENSPOT_CACHE_GB === undefined ? 'tenspot.cacheGb' : 'TENSPOT_CACHE_GB'},
      expected: 'gigabytes, 0 or more',
      got: said,
      fix: `Write a number, or leave it out for ${DEFAULT_GB}.`,
    });
  return gigabytes * 1e9;
}

/** `folder` and `scratch` are on one file system. Files are named `<key>.<sha256 of the bytes>.<extension>`. */
export async function openCache(folder: string, scratch: string, limit: number): Promise<Cache> {
  await makeFolder(folder);
  const names = new Map<string, string>();
  for (const name of await readdir(folder)) names.set(name.split('.')[0] ?? '', name);
  const lent = new Map<string, string>();

  /** The first to ask has it read; the file is this process's from then on. */
  const recall: Cache['recall'] = async (key) => {
    const name = names.get(key);
    if (lent.has(key) || name === undefined) return lent.get(key);
    const [, sha256, extension] = name.split('.');
    const path = join(folder, name);
    const own = join(scratch, `${randomUUID()}.${extension}`);
    names.delete(key);
    try {
      await borrow(path, own);
    } catch {
      return undefined;
    }
    if ((await sha256File(own)) !== sha256) {
      await Promise.all([path, own].map((file) => rm(file, {force: true})));
      return undefined;
    }
    await utimes(path, new Date(), new Date()).catch(() => undefined);
    lent.set(key, own);
    return own;
  };

  const keep: Cache['keep'] = async (key, draft) => {
    const extension = draft.split('.').at(-1);
    const own = join(scratch, `${randomUUID()}.${extension}`);
    const name = `${key}.${await sha256File(draft)}.${extension}`;
    await borrow(draft, own).catch((error: unknown) => {
      throw fileError(error, own);
    });
    await publish(draft, join(folder, name));
    lent.set(key, own);
    return own;
  };

  const trim: Cache['trim'] = async () => {
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const facts = await stat(join(folder, name)).catch(() => undefined);
        return {name, bytes: facts?.size ?? 0, used: facts?.mtimeMs ?? 0};
      }),
    );
    const total = files.reduce((sum, {bytes}) => sum + bytes, 0);
    let removed = 0;
    for (const {name, bytes} of files.sort((a, b) => a.used - b.used)) {
      if (total - removed <= limit) break;
      await rm(join(folder, name), {force: true});
      removed += bytes;
    }
    return removed;
  };

  return {recall, keep, trim};
}

/** Another name for the same bytes; a copy where a file system has only one for each. */
const borrow = (file: string, own: string): Promise<void> =>
  link(file, own).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw error;
    return copyFile(file, own);
  });
