import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {isFile} from './read-file.ts';

/**
 * The path of a file in the first of these folders that has it. Names are equal if their characters are: macOS writes `ü` as two
 * code points (NFD), most other systems as one (NFC).
 */
export async function findFile(
  file: string,
  folders: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const folder of folders) {
    if (folder === undefined) continue;
    const path = join(folder, file);
    if (await isFile(path)) return path;
    const other = await inOtherForm(folder, file.split(/[\\/]/));
    if (other !== undefined && (await isFile(other))) return other;
  }
  return undefined;
}

/** The path that has the same characters in any form; undefined if there is none. */
async function inOtherForm(folder: string, parts: readonly string[]): Promise<string | undefined> {
  const [name, ...rest] = parts;
  if (name === undefined) return folder;
  const names: string[] = await readdir(folder).catch(() => []);
  const same = names.includes(name) ? name : names.find((each) => each.normalize() === name.normalize());
  return same === undefined ? undefined : inOtherForm(join(folder, same), rest);
}
