import {realpath} from 'node:fs/promises';
import {sep} from 'node:path';

/** The path of a file or folder without symbolic links; the path itself where there is none. */
export const realPath = (path: string): Promise<string> => realpath(path).catch(() => path);

/** Whether a file lies in one of these folders, also after every link in both paths. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realPath(path);
  const bases = await Promise.all(folders.map(realPath));
  return bases.some((base) => real.startsWith(base + sep));
}
