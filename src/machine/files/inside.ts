import {sep} from 'node:path';
import {realPath} from './folders.ts';

/** Whether a file lies in one of these folders, also after every link in both paths. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realPath(path);
  const bases = await Promise.all(folders.map(realPath));
  return bases.some((base) => real.startsWith(base + sep));
}
