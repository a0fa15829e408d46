import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder, readJson, writeWhole} from './files.ts';
import {type HashedFiles, openHashedFiles, type Stored} from './hashed-files.ts';
import {openScratch} from './scratch.ts';

/**
 * Hashed files that can be made again, and notes of what was made from what. The folder of files is also the
 * public folder of the browser: it holds pictures, clips, fonts and sound, never a secret.
 */
export type Store = HashedFiles & {
  /** A folder on the same file system for work in progress. */
  scratch: string;
  /** Lends a path in the scratch folder for work in progress; what lies there afterwards is removed. */
  draft: <T>(extension: string, work: (file: string) => Promise<T>) => Promise<T>;
  /** What was noted under a key before, if every file that it names is still whole. */
  recall: <T>(key: string, files: (note: T) => Stored[]) => Promise<T | undefined>;
  /** What was made under a key before, if every file that it names is still whole; otherwise it is made, and noted. */
  once: <T>(key: string, files: (note: T) => Stored[], make: () => Promise<T>) => Promise<T>;
};

export async function openStore(home: string): Promise<Store> {
  const notes = await makeFolder(join(home, 'notes'));
  const scratch = await openScratch(join(home, 'scratch'));
  const hashed = await openHashedFiles(join(home, 'store'), scratch);

  const noteAt = (key: string): string => join(notes, `${key}.json`);

  const recall: Store['recall'] = async <T>(key: string, named: (note: T) => Stored[]) => {
    const note = (await readJson(noteAt(key))) as T | undefined;
    const whole = note !== undefined && (await Promise.all(named(note).map(hashed.holds))).every(Boolean);
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

  return {...hashed, scratch, draft, recall, once};
}
