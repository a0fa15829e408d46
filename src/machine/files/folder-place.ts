import {readFile, stat} from 'node:fs/promises';
import {fileError} from './file-error.ts';

/** What a folder is recognised by: where it is, and which folder of which disk and machine it is. */
export type FolderPlace = {
  /** Its absolute path. */
  path: string;
  /** The id of the machine, as `/etc/machine-id` says; empty where there is none, as in many containers. */
  machine: string;
  /** The number of the file system. It may change when the file system is mounted again. */
  device: string;
  inode: string;
  /** When the folder was made, in nanoseconds since 1970; empty where the file system does not record that. */
  born: string;
};

/** The place of a folder. Errors: `file-enoent` where there is none. */
export async function placeOf(path: string): Promise<FolderPlace> {
  try {
    const {dev, ino, birthtimeNs} = await stat(path, {bigint: true});
    const born = birthtimeNs > 0n ? `${birthtimeNs}` : '';
    return {path, machine: await machineId(), device: `${dev}`, inode: `${ino}`, born};
  } catch (error) {
    throw fileError(error, path);
  }
}

/**
 * True where two places are one folder. A copy of a folder has another inode or another time of birth. A snapshot of a file
 * system has the same ones on another device, so the device may differ only at an unchanged path, where a new mount explains it.
 */
export function isSameFolder(a: FolderPlace, b: FolderPlace): boolean {
  const agree = (one: string, other: string): boolean => one === '' || other === '' || one === other;
  return (
    a.inode === b.inode &&
    agree(a.born, b.born) &&
    agree(a.machine, b.machine) &&
    (a.device === b.device || a.path === b.path)
  );
}

const machineId = async (): Promise<string> =>
  (await readFile('/etc/machine-id', 'utf8').catch(() => '')).trim();
