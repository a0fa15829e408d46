import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** Removes the oldest files and folders in a folder, so that `count` are left. Their age is that of their last change. */
export async function keepNewest(folder: string, count: number): Promise<void> {
  const names = await readdir(folder);
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(count);
  await Promise.all(old.map(({name}) => rm(join(folder, name), {recursive: true, force: true})));
}

/** Removes the files and folders in a folder that have none of these names. */
export async function keepOnly(folder: string, names: ReadonlySet<string>): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !names.has(name));
  await Promise.all(others.map((name) => rm(join(folder, name), {recursive: true, force: true})));
}
