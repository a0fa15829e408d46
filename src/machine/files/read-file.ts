import {access, readFile, stat} from 'node:fs/promises';
import {fileError} from './file-error.ts';
import {refusePointer} from './lfs-pointer.ts';

/** The text of a file, read as UTF-8. Errors: `file-lfs-pointer`. */
export async function readText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileError(error, path);
  });
  refusePointer(text, path);
  return text;
}

/** The value of a JSON file; undefined if the file is missing or no valid JSON. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The size of a file in bytes; undefined if there is none. */
export const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

/** When a file was last written, in milliseconds since 1970; 0 if there is none. */
export const writtenAt = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

/** How many names (hard links) a file has; 0 if there is none. */
export const namesOf = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.nlink ?? 0;

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** True for a regular file or a link to one; false for a folder, a pipe or nothing. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );

/** The bytes of a file. */
export const readBytes = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path);
  }
};
