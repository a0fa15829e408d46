import {mkdir, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {bundle} from '@remotion/bundler';
import {TenspotError} from '../../spot/errors.ts';
import {programHash} from './program.ts';
import {CONDITIONS} from './protocol.ts';

/**
 * The site that the browser opens: every composition of the workspace. It is made once for the same
 * sources and found again by their hash. The public folder is linked, so files staged later are served too.
 */
export async function bundleCompositions(
  entry: string,
  root: string,
  publicDir: string,
  bundles: string,
): Promise<string> {
  const {hash} = await programHash({entry, root});
  const final = join(bundles, hash);
  if (await stat(join(final, 'index.html')).catch(() => undefined)) return final;
  const draft = join(bundles, `${process.pid}.part`);
  await mkdir(bundles, {recursive: true});
  try {
    await bundle({
      entryPoint: entry,
      rootDir: root,
      outDir: draft,
      publicDir,
      symlinkPublicDir: true,
      rspack: true,
      enableCaching: false,
      onProgress: () => undefined,
      bundlerOverride: (config) => ({
        ...config,
        resolve: {...config.resolve, conditionNames: [...CONDITIONS, '...']},
      }),
    });
    await rm(final, {recursive: true, force: true});
    await rename(draft, final);
    return final;
  } catch (cause) {
    await rm(draft, {recursive: true, force: true});
    const words = (cause as Error).message.split('\n').slice(0, 6).join(' / ');
    throw new TenspotError(
      {
        code: 'template-broken',
        what: 'the compositions could not be built',
        where: {file: entry},
        expected: 'sources that compile',
        got: words,
      },
      {cause},
    );
  }
}
