import {randomUUID} from 'node:crypto';
import {mkdir, readlink, realpath, rename, rm, stat, symlink, utimes} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {keepNewest} from '../files/keep-newest.ts';
import {ChildError, run} from '../process/child.ts';
import type {BundleOptions} from './bundle-host.ts';
import {programHash} from './program-hash.ts';
import {CONDITIONS, FROM_SOURCE} from './protocol.ts';

type Site = {
  entry: string;
  root: string;
  publicDir: string;
  /** The folder of the bundles that are kept. */
  bundles: string;
  /** The folder in which the hashes of programs are cached. */
  notes: string;
  scratch: string;
};

/** Bundles that are kept, so that going back to an earlier version of a template needs no new build. */
const KEPT = 4;

/**
 * Builds the site that the browser opens, with every composition of the workspace, and returns its folder. A bundle of the
 * same sources is found again by their hash. The public folder is linked, so files that are staged later are served too.
 * Errors: `template-broken` if the sources do not compile,
 * `workspace-path` if the path of the workspace has a character that the bundler reads as a part of its own syntax.
 */
export async function bundleCompositions({
  entry,
  root,
  publicDir,
  bundles,
  notes,
  scratch,
}: Site): Promise<string> {
  refuseUnfitPath(root);
  const hash = await programHash({entry, root, notes});
  const final = join(bundles, hash);
  if (await stat(join(final, 'index.html')).catch(() => undefined)) {
    await utimes(final, new Date(), new Date());
    await linkPublic(final, publicDir);
    return final;
  }
  const draft = join(scratch, `bundle-${hash.slice(0, 8)}`);
  await mkdir(bundles, {recursive: true});
  try {
    await bundleTo(draft, {entry, root, publicDir});
    await settle(draft, final);
    await linkPublic(final, publicDir);
    await keepNewest(bundles, KEPT);
    return final;
  } catch (cause) {
    await rm(draft, {recursive: true, force: true});
    throw brokenTemplate(entry, cause);
  }
}

function brokenTemplate(entry: string, cause: unknown): TenspotError {
  const output = cause instanceof ChildError ? cause.stderr : (cause as Error).message;
  return new TenspotError(
    {
      code: 'template-broken',
      what: 'the compositions could not be built',
      where: {file: entry},
      expected: 'sources that compile',
      got: output.trim().split('\n').slice(0, 6).join(' / '),
      fix: 'Correct the source, then run the same command again.',
    },
    {cause},
  );
}

function refuseUnfitPath(root: string): void {
  const char = /[!?]/.exec(root)?.[0];
  if (char === undefined) return;
  throw new TenspotError({
    code: 'workspace-path',
    what: `the path of the workspace has a "${char}", which the bundler cannot read`,
    where: {file: root},
    expected: 'folders without "!" and "?" in their names',
    got: root,
    fix: `Rename the folder without "${char}", or move the workspace.`,
  });
}

const bundleTo = (out: string, site: Omit<BundleOptions, 'out'>): Promise<unknown> =>
  run(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(FROM_SOURCE ? './bundle-host.ts' : './bundle-host.js', import.meta.url)),
    JSON.stringify({...site, out} satisfies BundleOptions),
  ]);

/** Moves the bundle to its final path. If another process has built the same one meanwhile, that one is kept: it may be in use. */
async function settle(draft: string, final: string): Promise<void> {
  try {
    await rename(draft, final);
  } catch {
    if (!(await stat(join(final, 'index.html')).catch(() => undefined))) {
      await rm(final, {recursive: true, force: true});
      await rename(draft, final);
    } else await rm(draft, {recursive: true, force: true});
  }
}

/**
 * Links the public folder of a bundle to this workspace's, by a relative path. The bundler writes an absolute one, which
 * leads nowhere after the workspace is moved, and into another workspace after it is copied. On Windows the bundler copies.
 */
async function linkPublic(bundle: string, publicDir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const link = join(bundle, 'public');
  const target = relative(await realpath(bundle), await realpath(publicDir));
  if ((await readlink(link).catch(() => undefined)) === target) return;
  const draft = join(bundle, `.${randomUUID()}.public`);
  await symlink(target, draft);
  // At once, because another process may have the bundle open.
  await rename(draft, link);
}

/**
 * Builds the site for a place other than this machine, into a new folder in `scratch`, and returns the folder. Its public folder is empty. `publicPath`: where
 * it will be, as the path of its address. Errors: as `bundleCompositions`.
 */
export async function buildSite({
  entry,
  root,
  scratch,
  publicPath,
}: Pick<Site, 'entry' | 'root' | 'scratch'> & {publicPath: string}): Promise<string> {
  refuseUnfitPath(root);
  const publicDir = join(scratch, `public-${randomUUID()}`);
  const out = join(scratch, `site-${randomUUID()}`);
  await mkdir(publicDir, {recursive: true});
  try {
    await bundleTo(out, {entry, root, publicDir, publicPath});
    await rm(join(out, 'public'), {recursive: true, force: true});
    return out;
  } catch (cause) {
    await rm(out, {recursive: true, force: true});
    throw brokenTemplate(entry, cause);
  } finally {
    await rm(publicDir, {recursive: true, force: true});
  }
}

/** A hash of the program of a workspace, by which a site is recognised. */
export const siteHash = (site: Pick<Site, 'entry' | 'root' | 'notes'>): Promise<string> => programHash(site);
