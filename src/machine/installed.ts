import {findPackageJSON} from 'node:module';

/** Whether what this package imports by that name is installed. Nothing of it is run. */
export function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}
