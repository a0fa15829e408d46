import {findPackageJSON} from 'node:module';

/** Whether what a file imports by that name is installed: one of this package, or the one that `from` leads to. Nothing of it is run. */
export function isInstalled(name: string, from: string = import.meta.url): boolean {
  try {
    return findPackageJSON(name, from) !== undefined;
  } catch {
    return false;
  }
}
