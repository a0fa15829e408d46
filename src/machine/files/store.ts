import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from './folders.ts';
import {type HashedFiles, openHashedFiles, type Stored} from './hashed-files.ts';
import {readJson} from './read-file.ts';
import {closeScratch, openScratch} from './scratch.ts';
import {writeWhole} from './write-file.ts';

/**
 * A cache of hashed files that can be made again, with notes of what was made from what. The folder of files is also the
 * public folder that the browser reads: it must never contain a secret.
 */
export type Store = HashedFiles & {
  /** A folder for temporary files on the same file system. */
  scratch: string;
  /** Calls `work` with a new path in the scratch folder, and removes the file afterwards. */
  draft: <T>(extension: string, work: (file: string) => Promise<T>) => Promise<T>;
  /** The note under a key; undefined if there is none or a file that it names is missing or damaged. */
  recall: <T>(key: string, files: (note: T) => Stored[]) => Promise<T | undefined>;
  /** As `recall`; if that is undefined, calls `make` and stores its result as the note. */
  once: <T>(key: string, files: (note: T) => Stored[], make: () => Promise<T>) => Promise<T>;
  /** Removes the scratch folder. Without it, that folder is removed when the process exits. */
  close: () => Promise<void>;
};

/** Opens the store in a workspace's folder `home`, and makes its folders if they do not exist. */
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

  return {...hashed, scratch, draft, recall, once, close: () => closeScratch(scratch)};
}
