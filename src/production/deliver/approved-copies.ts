import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {sha256File} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {copyTo, remove} from '../../machine/files/write-file.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

type HashedFile = {file: string; sha256: string};

/** Copies of masters that only this run can change. Everything that goes out is made from them. */
export type ApprovedCopies = {
  /** The path of the copy of a master. Each is made once. Errors: `master-changed` where the file has another hash by now. */
  of: (master: HashedFile) => Promise<string>;
  /** Removes all copies. */
  close: () => Promise<void>;
};

/** Opens copies in the folder for temporary files. A hard link would not do: a program that writes in place changes it too. */
export function openApprovedCopies({scratch}: Pick<Store, 'scratch'>): ApprovedCopies {
  const copies = new Map<string, Promise<string>>();
  const copy = async ({file, sha256}: HashedFile): Promise<string> => {
    const path = join(scratch, `${randomUUID()}.mp4`);
    await copyTo(file, path);
    const got = await sha256File(path);
    if (got === sha256) return path;
    await remove(path);
    throw new TenspotError({
      code: 'master-changed',
      what: 'the master was changed while it was delivered',
      where: {file},
      expected: sha256,
      got,
      fix: 'Stop what writes to the folder of the masters, and run the same command again.',
    });
  };
  return {
    of: (master) => {
      const made = copies.get(master.sha256) ?? copy(master);
      copies.set(master.sha256, made);
      return made;
    },
    close: async () => {
      for (const made of copies.values()) {
        const path = await made.catch(() => undefined);
        if (path !== undefined) await remove(path);
      }
      copies.clear();
    },
  };
}
