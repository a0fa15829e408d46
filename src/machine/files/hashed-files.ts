import {randomUUID} from 'node:crypto';
import {copyFile, link, rm, stat} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {fileError} from './file-error.ts';
import {makeFolder} from './folders.ts';
import {sha256, sha256File} from './hash.ts';
import {publish, writeWhole} from './write-file.ts';

/** The name of a file in a folder of hashed files: `<sha256 of its bytes>.<extension>`. */
export type Stored = string;

/** A folder of files that are named by the hash of their bytes. */
export type HashedFiles = {
  /** The folder itself. */
  files: string;
  path: (name: Stored) => string;
  /** Takes a copy of a file. */
  put: (file: string, extension?: string) => Promise<Stored>;
  putText: (text: string, extension: string) => Promise<Stored>;
  /** True when the file is there and its bytes have the hash in its name. A damaged file is not deleted: another process may just have replaced it. */
  holds: (name: Stored) => Promise<boolean>;
};

/** Opens a folder of hashed files, and makes it where there is none. Files are prepared in `scratch` first. */
export async function openHashedFiles(folder: string, scratch: string): Promise<HashedFiles> {
  const files = await makeFolder(folder);
  const checked = new Map<string, string>();
  const path = (name: Stored): string => join(files, name);

  const holds = async (name: Stored): Promise<boolean> => {
    const facts = await stat(path(name)).catch(() => undefined);
    if (!facts?.isFile()) return false;
    const seen = `${facts.size} ${facts.mtimeMs}`;
    if (checked.get(name) === seen) return true;
    const whole = (await sha256File(path(name))) === name.split('.')[0];
    if (whole) checked.set(name, seen);
    return whole;
  };

  const adopt = async (draft: string, hash: string, extension: string): Promise<Stored> => {
    const name = `${hash}.${extension}`;
    if (await holds(name)) await rm(draft, {force: true});
    else await publish(draft, path(name));
    return name;
  };

  const put = async (file: string, extension = extname(file).slice(1).toLowerCase()): Promise<Stored> => {
    const draft = join(scratch, randomUUID());
    try {
      if (file.startsWith(scratch)) await link(file, draft).catch(() => copyFile(file, draft));
      else await copyFile(file, draft);
      return await adopt(draft, await sha256File(draft), extension);
    } catch (error) {
      await rm(draft, {force: true});
      throw fileError(error, file);
    }
  };

  const putText = async (text: string, extension: string): Promise<Stored> => {
    const name = `${sha256(text)}.${extension}`;
    if (!(await holds(name))) await writeWhole(path(name), text);
    return name;
  };

  return {files, path, put, putText, holds};
}

/** Gives a file a second name, whole and durable; where the file system has only one name for a file, it is copied. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  const draft = `${to}.part`;
  await rm(draft, {force: true});
  await link(from, draft).catch(() =>
    copyFile(from, draft).catch((error: unknown) => {
      throw fileError(error, draft);
    }),
  );
  await publish(draft, to);
}
