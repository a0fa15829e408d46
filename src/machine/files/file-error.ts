import {TenspotError} from '../../spot/problem/errors.ts';

/** The text of a problem for each error code of the file system. */
const MEANINGS: Record<string, {what: string; expected: string; fix: string}> = {
  ENOSPC: {
    what: 'the disk is full',
    expected: 'free space',
    fix: 'Free some space and run the same command again: what is finished is kept.',
  },
  EDQUOT: {
    what: 'the disk quota is used up',
    expected: 'free space',
    fix: 'Free some space and run the same command again: what is finished is kept.',
  },
  EFBIG: {
    what: 'this system does not let the file grow',
    expected: 'a file system and a limit (`ulimit -f`) for files of this size',
    fix: 'Raise the limit, or move the workspace to another disk.',
  },
  EIO: {
    what: 'the disk could not read or write',
    expected: 'a disk that works',
    fix: 'Check the disk, and run the same command again.',
  },
  EACCES: {
    what: 'permission to read or write this file or folder is missing',
    expected: 'permission',
    fix: 'Change its permissions.',
  },
  EPERM: {
    what: 'permission to read or write this file or folder is missing',
    expected: 'permission',
    fix: 'Change its permissions.',
  },
  EROFS: {
    what: 'this is on a read-only file system',
    expected: 'a writable folder',
    fix: 'Move the workspace to a writable disk.',
  },
  ENOTDIR: {
    what: 'there is a file where a folder is needed',
    expected: 'a folder',
    fix: 'Move the file away.',
  },
  EEXIST: {
    what: 'something else is at this path',
    expected: 'a folder or nothing',
    fix: 'Move it away.',
  },
  ENOENT: {
    what: 'this file does not exist',
    expected: 'a file',
    fix: 'Restore the file, or correct the name that refers to it.',
  },
  EISDIR: {what: 'this is a folder', expected: 'a file', fix: 'Check the path.'},
};

/**
 * A file system error as a `TenspotError` with the code `file-<errno>`, for example `file-enoent`. Other errors are returned as
 * they are. `more`: what else the person can do at this path.
 */
export function fileError(error: unknown, path: string, more = ''): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const meaning = code === undefined ? undefined : MEANINGS[code];
  if (!meaning) return error;
  return new TenspotError(
    {
      code: `file-${code?.toLowerCase()}`,
      what: meaning.what,
      where: {file: path},
      expected: meaning.expected,
      got: code,
      fix: more === '' ? meaning.fix : `${meaning.fix} ${more}`,
    },
    {cause: error},
  );
}
