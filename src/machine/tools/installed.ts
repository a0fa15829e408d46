import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';
import {VERSION} from 'remotion/version';

/** The version of the installed Remotion. */
export const remotionVersion = (): string => VERSION;

/** The version of the Node that runs this, without the `v`. */
export const nodeVersion = (): string => process.versions.node;

/** Whether a package is installed for the file `from`. Default: for Tenspot itself. Runs nothing of the package. */
export function isInstalled(name: string, from: string = import.meta.url): boolean {
  try {
    return findPackageJSON(name, from) !== undefined;
  } catch {
    return false;
  }
}

/** The version of an installed package; null if it is not installed. */
export function installedVersion(name: string, from: string = import.meta.url): string | null {
  try {
    const file = findPackageJSON(name, from);
    return file === undefined ? null : String(JSON.parse(readFileSync(file, 'utf8')).version);
  } catch {
    return null;
  }
}
