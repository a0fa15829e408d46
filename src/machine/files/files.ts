import {randomUUID} from 'node:crypto';
import {
  access,
  constants,
  copyFile,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {TenspotError} from '../../spot/problem/errors.ts';

/** What the system's error numbers mean to a person. */
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
  EACCES: {
    what: 'this may not be written or read',
    expected: 'permission',
    fix: 'Give yourself permission; masters may also go to another folder, by --out.',
  },
  EPERM: {
    what: 'this may not be written or read',
    expected: 'permission',
    fix: 'Give yourself permission; masters may also go to another folder, by --out.',
  },
  EROFS: {
    what: 'this is on a read-only file system',
    expected: 'a folder that can be written',
    fix: 'Put the workspace on a disk that can be written; masters may also go to another folder, by --out.',
  },
  ENOTDIR: {
    what: 'a file stands where a folder is needed',
    expected: 'a folder',
    fix: 'Move the file away, or name another folder with --out.',
  },
  EEXIST: {
    what: 'something else stands at this path',
    expected: 'a folder or nothing',
    fix: 'Move it away, or name another folder with --out.',
  },
  ENOENT: {what: 'there is no such file', expected: 'a file', fix: 'Check the path.'},
  EISDIR: {what: 'this is a folder', expected: 'a file', fix: 'Check the path.'},
};

/** A file system error, said so that a stranger can mend it. Other errors stay as they are. */
export function fileError(error: unknown, path: string): unknown {
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
      fix: meaning.fix,
    },
    {cause: error},
  );
}

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(error, path);
  }
}

/** A folder that can be written, made where there is none. */
export async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, {recursive: true});
    await access(path, constants.W_OK);
    return path;
  } catch (error) {
    throw fileError(error, path);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings a finished file to its final path: nobody ever sees a part of it, and a power cut keeps all or nothing. */
export async function publish(finished: string, final: string): Promise<void> {
  try {
    await mkdir(dirname(final), {recursive: true});
    await sync(finished);
    await rename(finished, final).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      return overToOtherDisk(finished, final);
    });
    if (process.platform !== 'win32') await sync(dirname(final));
  } catch (error) {
    throw fileError(error, final);
  }
}

async function overToOtherDisk(finished: string, final: string): Promise<void> {
  const draft = join(dirname(final), `.${randomUUID()}.part`);
  try {
    await copyFile(finished, draft);
    await sync(draft);
    await rename(draft, final);
    await rm(finished, {force: true});
  } catch (error) {
    await discard(draft);
    throw error;
  }
}

/** A draft that cannot be removed either must not hide why it could not be written. */
const discard = (draft: string): Promise<void> => rm(draft, {force: true}).catch(() => undefined);

/** Writes a whole file or none. The draft lies beside it, so that the rename stays on one file system. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await mkdir(dirname(path), {recursive: true});
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard(draft);
    throw fileError(error, path);
  }
  await publish(draft, path).catch(async (error: unknown) => {
    await discard(draft);
    throw error;
  });
}

export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

export async function copyTo(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    throw fileError(error, to);
  });
}

/** Bytes of a file; undefined when there is none. */
export const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** True of a file with bytes to read, or a link to one: a folder or a pipe is none. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );

/** Names of the folders in a folder, sorted; none when it is not there. */
export async function listFolders(path: string): Promise<string[]> {
  const entries = await readdir(path, {withFileTypes: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Names in a folder, sorted. */
export const listEntries = async (path: string): Promise<string[]> => (await readdir(path)).sort();

/** Paths of all files in a folder and in its folders, relative to it, sorted. */
export async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

/** Gives a folder its final path in one step. Nothing may stand there. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    throw fileError(error, to);
  });
}

/** A copy of a folder and all in it. */
export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, {recursive: true});

export const remove = (path: string): Promise<void> => rm(path, {recursive: true, force: true});

/** A whole file. */
export const readBytes = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path);
  }
};

/** Writes work in progress, part after part. It is not synced: it would be made again. */
export async function writeParts(
  path: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    await writeFile(path, parts);
  } catch (error) {
    throw fileError(error, path);
  }
}
