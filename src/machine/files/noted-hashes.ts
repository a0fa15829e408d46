import {stat} from 'node:fs/promises';
import {z} from 'zod';
import {sha256File} from './hash.ts';
import {readJson} from './read-file.ts';
import {writeWhole} from './write-file.ts';

/** For each path the metadata that the file had when it was hashed, and its hash. */
const Notes = z.record(z.string(), z.strictObject({mark: z.string(), sha256: z.string()}));

/** Hashes of large files, which are read again only if their metadata changed. */
export type NotedHashes = {
  /** The sha256 of a file in hex. Errors: those of `stat`. */
  hashOf: (file: string) => Promise<string>;
  /** Writes the hashes down for later processes. */
  save: () => Promise<void>;
};

/**
 * Milliseconds. A file that changed less than this before it was read may change again without a new timestamp, so its hash is not noted. The coarsest file
 * systems keep times to two seconds.
 */
const TIMESTAMP_MARGIN = 2000;

/** Opens the hashes that are noted in a file. A note counts as long as the size, times and inode of the file are those of then. */
export async function openNotedHashes(note: string): Promise<NotedHashes> {
  const notes = new Map(Object.entries(Notes.safeParse(await readJson(note)).data ?? {}));
  let isChanged = false;
  return {
    hashOf: async (file) => {
      const before = await facts(file);
      const known = notes.get(file);
      if (known?.mark === before.mark) return known.sha256;
      const began = Date.now();
      const sha256 = await sha256File(file);
      const isFresh = before.changed > began - TIMESTAMP_MARGIN;
      if (!isFresh && (await facts(file)).mark === before.mark) {
        notes.set(file, {mark: before.mark, sha256});
        isChanged = true;
      }
      return sha256;
    },
    save: async () => {
      if (isChanged) await writeWhole(note, JSON.stringify(Object.fromEntries(notes)));
      isChanged = false;
    },
  };
}

/** The metadata of a file, and when it changed last in milliseconds since 1970. A copy may keep an old time of its bytes. */
async function facts(file: string): Promise<{mark: string; changed: number}> {
  const {size, mtimeNs, ctimeNs, mtimeMs, ctimeMs, ino} = await stat(file, {bigint: true});
  return {
    mark: [size, mtimeNs, ctimeNs, ino].join(' '),
    changed: Math.max(Number(mtimeMs), Number(ctimeMs)),
  };
}
