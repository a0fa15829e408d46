import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import {fileError} from '../files/file-error.ts';

/** A small file that is replaced atomically. It is synced to the disk when `write` returns. */
export type HeadFile = {read: () => string | undefined; write: (text: string) => void};

/** Opens a head file. `read` gives undefined if there is none. Writes are synchronous: the caller's next step may cost money. */
export const openHeadFile = (path: string): HeadFile => ({
  read: () => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fileError(error, path);
    }
  },
  write: (text) => {
    const draft = `${path}.${process.pid}.part`;
    try {
      synced(draft, 'w', (file) => void writeSync(file, text));
      renameSync(draft, path);
      if (process.platform !== 'win32') synced(dirname(path), 'r', () => undefined);
    } catch (error) {
      throw fileError(error, path);
    }
  },
});

/** As a head file, for a hint that may be missing: it is not synced, and errors are ignored. Makes its folder. */
export const openHintFile = (path: string): HeadFile => ({
  read: () => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  write: (text) => {
    const draft = `${path}.${process.pid}.part`;
    try {
      mkdirSync(dirname(path), {recursive: true});
      writeFileSync(draft, text);
      renameSync(draft, path);
    } catch {
      // Without the hint less is found out later; what is done now does not depend on it.
    }
  },
});

function synced(path: string, flags: string, work: (file: number) => void): void {
  const file = openSync(path, flags);
  try {
    work(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
