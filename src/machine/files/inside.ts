import {realpath} from 'node:fs/promises';
import {sep} from 'node:path';

/** The path of a file after every link. Undefined where there is no such file. */
export const realPath = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined);

/** Whether a file lies in one of these folders, also after every link in both paths. False where it does not exist. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realPath(path);
  const bases = await Promise.all(folders.map(realPath));
  return real !== undefined && bases.some((base) => base !== undefined && real.startsWith(base + sep));
}
