import {randomUUID} from 'node:crypto';
import {cpSync, linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {ROOT} from './tools.ts';

/** The bundles of all tests. A bundle takes 7 s of a core, and its name is the hash of all that is in it, so equal sources share one. */
const KEPT = join(ROOT, 'node_modules/.cache/tenspot-tests/bundles');

/** A bundle is 30 MB. */
const MOST = 6;

/** Gives the folder of bundles of a new workspace the bundles that earlier tests built. */
export function lendBundles(bundles: string): void {
  for (const name of namesIn(KEPT)) copyBundle(join(KEPT, name), join(bundles, name));
}

/** Keeps the bundles that a test built, for the tests after it. */
export function keepBundles(bundles: string): void {
  const known = new Set(namesIn(KEPT));
  for (const name of namesIn(bundles)) {
    if (known.has(name)) utimesSync(join(KEPT, name), new Date(), new Date());
    else copyBundle(join(bundles, name), join(KEPT, name));
  }
  const aged = namesIn(KEPT).sort((a, b) => changed(b) - changed(a));
  for (const name of aged.slice(MOST)) rmSync(join(KEPT, name), {recursive: true, force: true});
}

const changed = (name: string): number => lstatSync(join(KEPT, name), {throwIfNoEntry: false})?.mtimeMs ?? 0;

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
  } catch {
    return [];
  }
};

/** Links the files of a bundle into another folder, which then appears at once. The link to the public folder is made by the next run. */
function copyBundle(from: string, to: string): void {
  const draft = join(dirname(to), `.${randomUUID()}`);
  try {
    mkdirSync(draft, {recursive: true});
    for (const file of readdirSync(from, {withFileTypes: true}))
      if (file.isFile()) copyFile(join(from, file.name), join(draft, file.name));
    renameSync(draft, to);
  } catch {
    // Another test was faster, or has just removed it: then this one builds its own.
    rmSync(draft, {recursive: true, force: true});
  }
}

function copyFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to);
  }
}
