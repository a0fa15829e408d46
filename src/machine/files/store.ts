import {randomUUID} from 'node:crypto';
import {copyFile, link, rm, stat} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {fileError, makeFolder, publish, readJson, writeWhole} from './files.ts';
import {sha256, sha256File} from './hash.ts';
import {openScratch} from './scratch.ts';

/** A file of the store by its name: `<sha256>.<ext>`. */
export type Stored = string;

/**
 * Files named by their own hash, and notes of what was made from what. The folder of files is also the
 * public folder of the browser: it holds pictures, clips, fonts and sound, never a secret.
 */
export type Store = {
  files: string;
  /** A folder on the same file system for work in progress. */
  scratch: string;
  path: (name: Stored) => string;
  /** Lends a path in the scratch folder for work in progress; what lies there afterwards is removed. */
  draft: <T>(extension: string, work: (file: string) => Promise<T>) => Promise<T>;
  /** Takes a copy of a file. */
  put: (file: string, extension?: string) => Promise<Stored>;
  putText: (text: string, extension: string) => Promise<Stored>;
  /** True when the file is there and its bytes are those of its name. One that is not whole is left: what replaces it may just have come. */
  holds: (name: Stored) => Promise<boolean>;
  /** What was noted under a key before, if every file that it names is still whole. */
  recall: <T>(key: string, files: (note: T) => Stored[]) => Promise<T | undefined>;
  /** What was made under a key before, if every file that it names is still whole; otherwise it is made, and noted. */
  once: <T>(key: string, files: (note: T) => Stored[], make: () => Promise<T>) => Promise<T>;
};

export async function openStore(home: string): Promise<Store> {
  const files = await makeFolder(join(home, 'store'));
  const notes = await makeFolder(join(home, 'notes'));
  const scratch = await openScratch(join(home, 'scratch'));
  const checked = new Map<string, string>();
  const path = (name: Stored): string => join(files, name);

  const holds = async (name: Stored): Promise<boolean> => {
    const facts = await stat(path(name)).catch(() => undefined);
    if (!facts?.isFile()) return false;
    const seen = `${facts.size} ${facts.mtimeMs}`;
    if (checked.get(name) === seen) return true;
    const whole = (await sha256File(path(name))) === name.split('.')[0];
    if (whole) checked.set(name, seen);
    return whole;
  };

  const adopt = async (draft: string, hash: string, extension: string): Promise<Stored> => {
    const name = `${hash}.${extension}`;
    if (await holds(name)) await rm(draft, {force: true});
    else await publish(draft, path(name));
    return name;
  };

  const put = async (file: string, extension = extname(file).slice(1).toLowerCase()): Promise<Stored> => {
    const draft = join(scratch, randomUUID());
    try {
      if (file.startsWith(scratch)) await link(file, draft).catch(() => copyFile(file, draft));
      else await copyFile(file, draft);
      return await adopt(draft, await sha256File(draft), extension);
    } catch (error) {
      await rm(draft, {force: true});
      throw fileError(error, file);
    }
  };

  const putText = async (text: string, extension: string): Promise<Stored> => {
    const name = `${sha256(text)}.${extension}`;
    if (!(await holds(name))) await writeWhole(path(name), text);
    return name;
  };

  const noteAt = (key: string): string => join(notes, `${key}.json`);

  const recall: Store['recall'] = async <T>(key: string, named: (note: T) => Stored[]) => {
    const note = (await readJson(noteAt(key))) as T | undefined;
    const whole = note !== undefined && (await Promise.all(named(note).map(holds))).every(Boolean);
    return whole ? note : undefined;
  };

  const once: Store['once'] = async (key, named, make) => {
    const note = await recall(key, named);
    if (note !== undefined) return note;
    const made = await make();
    await writeWhole(noteAt(key), JSON.stringify(made));
    return made;
  };

  const draft: Store['draft'] = async (extension, work) => {
    const file = join(scratch, `${randomUUID()}.${extension}`);
    try {
      return await work(file);
    } finally {
      await rm(file, {force: true});
    }
  };

  return {files, scratch, path, draft, put, putText, holds, recall, once};
}
