import {randomUUID} from 'node:crypto';
import {readdir, rename, rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {invalid} from '../../spot/problem/errors.ts';
import {packageField} from '../tools/package.ts';
import type {Environment} from '../tools/tools.ts';
import {fileError} from './file-error.ts';
import {makeFolder} from './folders.ts';
import {sha256File} from './hash.ts';
import {linkFile, publish, writeParts} from './write-file.ts';

/**
 * Files that can be made again, by a key of what they were made from. The paths that it returns are hard links in this
 * process's scratch folder, so another process may trim the cache at any moment. Each file's hash is checked once before use.
 */
export type Cache = {
  /** The path of the file kept under a key; undefined if there is none or it is damaged. */
  recall: (key: string) => Promise<string | undefined>;
  /** Moves a file of the scratch folder into the cache, in place of the one that was kept under this key, and returns a path to it. */
  keep: (key: string, draft: string) => Promise<string>;
  /** Keeps a file of the scratch folder that also stays where it is, because it is in use. */
  keepInUse: (key: string, file: string) => Promise<void>;
  /** Keeps a text as a JSON file. */
  keepNote: (key: string, text: string) => Promise<void>;
  /** Removes the file kept under a key. No error if there is none. */
  forget: (key: string) => Promise<void>;
  /** Removes the files that were used longest ago until the rest fits the limit. Returns the bytes removed. */
  trim: () => Promise<number>;
};

const DEFAULT_GB = 10;

/**
 * The limit of the cache in bytes: `TENSPOT_CACHE_GB` (gigabytes), else `cacheGb` in the `tenspot` field of package.json.
 * Default: 10 GB. Errors: `cache-limit-invalid`.
 */
export function cacheLimit(root: string, env: Environment): number {
  const setting = env.TENSPOT_CACHE_GB ?? packageField(root, 'cacheGb');
  const gigabytes = setting === undefined ? DEFAULT_GB : Number(setting);
  if (setting !== undefined && (setting.trim() === '' || !(gigabytes >= 0)))
    throw invalid({
      code: 'cache-limit-invalid',
      what: 'is no valid size for the cache',
      where: {field: env.TENSPOT_CACHE_GB === undefined ? 'tenspot.cacheGb' : 'TENSPOT_CACHE_GB'},
      expected: 'gigabytes, 0 or more',
      got: setting,
      fix: `Write a number, or remove it for the default of ${DEFAULT_GB}.`,
    });
  return gigabytes * 1e9;
}

/**
 * Opens a cache of at most `limit` bytes. `folder` and `scratch` have to be on one file system.
 * Files are named `<key>.<sha256 of the bytes>.<extension>`.
 */
export async function openCache(folder: string, scratch: string, limit: number): Promise<Cache> {
  await makeFolder(folder);
  const names = new Map<string, string>();
  for (const name of await readdir(folder)) names.set(name.split('.')[0] ?? '', name);
  /** As `names`, with the files that were recalled or kept meanwhile. */
  const present = new Map(names);
  const lent = new Map<string, string>();

  const recall: Cache['recall'] = async (key) => {
    const name = names.get(key);
    if (lent.has(key) || name === undefined) return lent.get(key);
    const [, sha256, extension] = name.split('.');
    const path = join(folder, name);
    const own = join(scratch, `${randomUUID()}.${extension}`);
    names.delete(key);
    try {
      await linkFile(path, own);
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
    await linkFile(draft, own).catch((error: unknown) => {
      throw fileError(error, own);
    });
    // Not synced: after a power cut the hash shows whether the file is whole.
    await rename(draft, join(folder, name)).catch(() => publish(draft, join(folder, name)));
    lent.set(key, own);
    const before = present.get(key);
    present.set(key, name);
    if (before !== undefined && before !== name) await rm(join(folder, before), {force: true});
    return own;
  };

  const keepInUse: Cache['keepInUse'] = async (key, file) => {
    const second = join(scratch, `${randomUUID()}.${file.split('.').at(-1)}`);
    await linkFile(file, second).catch((error: unknown) => {
      throw fileError(error, second);
    });
    await keep(key, second);
  };

  const keepNote: Cache['keepNote'] = async (key, text) => {
    const draft = join(scratch, `${randomUUID()}.json`);
    try {
      await writeParts(draft, [Buffer.from(text)]);
      await keep(key, draft);
    } catch (error) {
      await rm(draft, {force: true}).catch(() => undefined);
      throw error;
    }
  };

  const forget: Cache['forget'] = async (key) => {
    names.delete(key);
    lent.delete(key);
    const name = present.get(key);
    present.delete(key);
    if (name !== undefined) await rm(join(folder, name), {force: true});
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

  return {recall, keep, keepInUse, keepNote, forget, trim};
}
