import {fileURLToPath} from 'node:url';
import {buildOnce} from '../browser/esbuild-process.ts';
import {CONDITIONS, FROM_SOURCE} from '../browser/protocol.ts';

/**
 * The script of the review app as one text, with React in it. `module` for a page that a server sends, `script` for one that is opened as a
 * file: browsers load no modules from files. In a checkout it is built from the sources, in an installed package from
 * `dist/`. A process builds each kind once: half a second of a core.
 */
export function bundleReviewApp(kind: 'module' | 'script' = 'module'): Promise<string> {
  const known = BUNDLES.get(kind);
  if (known) return known;
  const bundle = buildReviewApp(kind);
  BUNDLES.set(kind, bundle);
  bundle.catch(() => BUNDLES.delete(kind));
  return bundle;
}

const BUNDLES = new Map<string, Promise<string>>();

async function buildReviewApp(kind: 'module' | 'script'): Promise<string> {
  const entry = new URL(FROM_SOURCE ? '../../review/main.tsx' : '../../review/main.js', import.meta.url);
  const {outputFiles} = await buildOnce({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    format: kind === 'module' ? 'esm' : 'iife',
    platform: 'browser',
    target: 'es2023',
    jsx: 'automatic',
    conditions: CONDITIONS,
    define: {'process.env.NODE_ENV': '"production"'},
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
