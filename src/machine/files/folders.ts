import {access, constants, cp, mkdir, readdir, rename} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {fileError} from './file-error.ts';

/** Makes a folder and those above it if they do not exist, and checks that it can be written. Returns its path. `more`: what else the person can do where that fails. */
export async function makeFolder(path: string, more?: string): Promise<string> {
  try {
    await mkdir(path, {recursive: true});
    await access(path, constants.W_OK);
    return path;
  } catch (error) {
    throw fileError(error, path, more);
  }
}

/** Names of the folders in a folder, sorted; none if it does not exist. */
export async function listFolders(path: string): Promise<string[]> {
  const entries = await readdir(path, {withFileTypes: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Names of the files and folders in a folder, sorted. */
export const listEntries = async (path: string): Promise<string[]> => (await readdir(path)).sort();

/** Relative paths of all files in a folder and its subfolders, sorted. */
export async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

/** Renames a folder. Fails if there is something at the new path. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    throw fileError(error, to);
  });
}

/** Copies a folder with its contents. */
export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, {recursive: true});
