import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Facts about this package itself. */
export type PackageFacts = {root: string; version: string; dependencies: Record<string, string>};

/** The package's folder is two above this file, in a checkout and in an installed package. */
export function packageFacts(): PackageFacts {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const {version, dependencies} = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return {root, version, dependencies};
}
