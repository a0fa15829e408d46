import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Facts about this package itself. */
export type PackageFacts = {
  root: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  /** The `tenspot` field: settings of the workspace. */
  tenspot: Record<string, string>;
};

/** Reads this package's own package.json. It is three folders up, in a checkout and in an installed package. */
export function packageFacts(): PackageFacts {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const {
    version,
    dependencies,
    devDependencies,
    tenspot = {},
  } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return {root, version, dependencies, devDependencies, tenspot};
}

/** A setting in the `tenspot` field of a workspace's package.json; undefined if it is missing or no text or number. */
export function packageField(root: string, name: string): string | undefined {
  const value = packageValue(root, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** As `packageField`, for a setting of any form. It is not checked. */
export function packageValue(root: string, name: string): unknown {
  try {
    const {tenspot} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return tenspot?.[name];
  } catch {
    return undefined;
  }
}

/**
 * The version range or `file:` path by which a package.json requested the installed package `installed`. A `file:` path is
 * made relative to the folder `as`, for a package.json there. Undefined in a checkout, and for an indirect dependency.
 */
export function requestedAs(installed: string, as: string): string | undefined {
  const folder = resolve(installed);
  if (!folder.split(sep).includes('node_modules')) return undefined;
  // pnpm keeps packages in folders of its own below node_modules: the package.json that asks for one is further up.
  for (let holder = dirname(folder); holder !== dirname(holder); holder = dirname(holder)) {
    const spec = specIn(holder, basename(folder));
    if (spec === undefined) continue;
    if (!spec.startsWith('file:')) return spec;
    const path = relative(as, resolve(holder, spec.slice('file:'.length)));
    return `file:${path.split(sep).join('/')}`;
  }
  return undefined;
}

/** How the package.json of a folder asks for a package; undefined if it does not, or there is none. */
function specIn(folder: string, name: string): string | undefined {
  try {
    const {dependencies, devDependencies} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const spec: unknown = {...devDependencies, ...dependencies}[name];
    return typeof spec === 'string' ? spec : undefined;
  } catch {
    return undefined;
  }
}

/** Whether sources in a folder can import a package, from its node_modules or one above. */
export const finds = (folder: string, name: string): boolean => found(folder, name) !== undefined;

/** The folder of the Tenspot that sources in a folder import; undefined if it is this one or none. */
export function otherCopy(folder: string): string | undefined {
  const theirs = found(folder, 'tenspot');
  return theirs === undefined || relative(theirs, packageFacts().root) === '' ? undefined : theirs;
}

function found(folder: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, 'index.js')).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
