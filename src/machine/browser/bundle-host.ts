import {bundle} from '@remotion/bundler';
import {fileURLToPath} from 'node:url';
import {CONDITIONS, FROM_SOURCE} from './protocol.ts';

/** The options of the bundling process, as JSON in its first argument. `out` is the folder to write. */
export type BundleOptions = {entry: string; root: string; publicDir: string; out: string};

// A process of its own, because the bundler takes 300 MB and more, which are free again when the process ends.
const {entry, root, publicDir, out} = JSON.parse(process.argv[2] ?? '{}') as BundleOptions;
const lazyTemplates = {
  test: /[\\/](graphics|templates)\.generated\.ts$/,
  enforce: 'pre' as const,
  use: [fileURLToPath(new URL(`./lazy-templates-loader.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url))],
};

try {
  await bundle({
    entryPoint: entry,
    rootDir: root,
    outDir: out,
    publicDir,
    symlinkPublicDir: true,
    rspack: true,
    enableCaching: false,
    onProgress: () => undefined,
    bundlerOverride: (config) => ({
      ...config,
      resolve: {...config.resolve, conditionNames: [...CONDITIONS, '...']},
      module: {...config.module, rules: [...(config.module?.rules ?? []), lazyTemplates]},
    }),
  });
} catch (error) {
  process.stderr.write((error as Error).message);
  process.exit(1);
}
