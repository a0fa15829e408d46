import {mkdir, readdir, rename, rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {TenspotError} from '../../spot/problem/errors.ts';
import {ChildError, run} from '../process/child.ts';
import type {Bundling} from './bundle-host.ts';
import {programHash} from './program-hash.ts';
import {CONDITIONS, FROM_SOURCE} from './protocol.ts';

type Site = {
  entry: string;
  root: string;
  publicDir: string;
  bundles: string;
  /** Where the hashes of programs are noted. */
  notes: string;
  scratch: string;
};

/** Bundles that are kept: going back to an earlier version of a template is then free. */
const KEPT = 4;

/**
 * The site that the browser opens: every composition of the workspace. It is made once for the same
 * sources and found again by their hash. The public folder is linked, so files staged later are served too.
 */
export async function bundleCompositions({
  entry,
  root,
  publicDir,
  bundles,
  notes,
  scratch,
}: Site): Promise<string> {
  const hash = await programHash({entry, root, notes});
  const final = join(bundles, hash);
  if (await stat(join(final, 'index.html')).catch(() => undefined)) {
    await utimes(final, new Date(), new Date());
    return final;
  }
  const draft = join(scratch, `bundle-${hash.slice(0, 8)}`);
  await mkdir(bundles, {recursive: true});
  try {
    await bundleTo(draft, {entry, root, publicDir});
    await settle(draft, final);
    await prune(bundles);
    return final;
  } catch (cause) {
    await rm(draft, {recursive: true, force: true});
    const said = cause instanceof ChildError ? cause.stderr : (cause as Error).message;
    const words = said.trim().split('\n').slice(0, 6).join(' / ');
    throw new TenspotError(
      {
        code: 'template-broken',
        what: 'the compositions could not be built',
        where: {file: entry},
        expected: 'sources that compile',
        got: words,
        fix: 'Mend the source, then run the same command again.',
      },
      {cause},
    );
  }
}

const bundleTo = (out: string, what: Omit<Bundling, 'out'>): Promise<unknown> =>
  run(process.execPath, [
    ...CONDITIONS.map((each) => `--conditions=${each}`),
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(FROM_SOURCE ? './bundle-host.ts' : './bundle-host.js', import.meta.url)),
    JSON.stringify({...what, out} satisfies Bundling),
  ]);

/** Another process may have built the same meanwhile, and may be drawing from it: then that one stays. */
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

async function prune(bundles: string): Promise<void> {
  const names = await readdir(bundles);
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(bundles, name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({name}) => rm(join(bundles, name), {recursive: true, force: true})));
}
