import {randomUUID} from 'node:crypto';
import {constants} from 'node:fs';
import {copyFile, link, mkdir, open, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileError} from './file-error.ts';

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a finished file to its final path atomically and durably: the path never has a part of the file, even after a power cut. */
export async function publish(finished: string, final: string): Promise<void> {
  try {
    await mkdir(dirname(final), {recursive: true});
    await sync(finished);
    await rename(finished, final).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      return moveAcrossFileSystems(finished, final);
    });
    if (process.platform !== 'win32') await sync(dirname(final));
  } catch (error) {
    throw fileError(error, final);
  }
}

async function moveAcrossFileSystems(finished: string, final: string): Promise<void> {
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

/** Errors are ignored, because the caller throws the error that came first. */
const discard = (draft: string): Promise<void> => rm(draft, {force: true}).catch(() => undefined);

/** Writes a file atomically: it has all of the data or is left as it was. The draft is in the same folder, so that it can be renamed. */
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

/** Copies a file. Where the file system can, both share their blocks until one of them is written to. */
export async function copyTo(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch((error: unknown) => {
    throw fileError(error, to);
  });
}

/** Gives a file a second name by a hard link; copies it where the file system has no hard links. Nothing is synced. */
export const linkFile = (file: string, second: string): Promise<void> =>
  link(file, second).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw error;
    return copyFile(file, second);
  });

/** Removes a file, or a folder with its contents. No error if there is none. */
export const remove = (path: string): Promise<void> => rm(path, {recursive: true, force: true});

/** Writes a temporary file chunk by chunk, without syncing it. */
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
