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
  /** The `tenspot` field: what a workspace is told about itself. */
  tenspot: Record<string, string>;
};

/** The package's folder is two above this file, in a checkout and in an installed package. */
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

/** What the `tenspot` field of a workspace's package.json says under a name; undefined when it says nothing. */
export function packageField(root: string, name: string): string | undefined {
  try {
    const {tenspot} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const said: unknown = tenspot?.[name];
    return typeof said === 'string' || typeof said === 'number' ? String(said) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * How an installed package was asked for, as a package.json in the folder `as` would ask for it: a range, or the way
 * to a tarball. Undefined where nobody did: in a checkout, and in the packages of another.
 */
export function requestedAs(installed: string, as: string): string | undefined {
  const modules = dirname(resolve(installed));
  if (basename(modules) !== 'node_modules') return undefined;
  try {
    const holder = dirname(modules);
    const {dependencies, devDependencies} = JSON.parse(readFileSync(join(holder, 'package.json'), 'utf8'));
    const spec: unknown = {...devDependencies, ...dependencies}[basename(resolve(installed))];
    if (typeof spec !== 'string' || !spec.startsWith('file:')) return spec as string | undefined;
    const way = relative(as, resolve(holder, spec.slice('file:'.length)));
    return `file:${way.split(sep).join('/')}`;
  } catch {
    return undefined;
  }
}

/** Whether sources in a folder find a package, in its own node_modules or in one above. */
export const finds = (folder: string, name: string): boolean => found(folder, name) !== undefined;

/** The Tenspot that sources in a folder import, where that is another copy than this one. */
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
