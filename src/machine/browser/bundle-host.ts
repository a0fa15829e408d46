import {bundle} from '@remotion/bundler';
import {CONDITIONS} from './protocol.ts';

/** What is bundled, and the folder that it goes to. */
export type Bundling = {entry: string; root: string; publicDir: string; out: string};

/** The process that bundles. What the bundler takes, 300 MB and more, is given back when it ends. */
const {entry, root, publicDir, out} = JSON.parse(process.argv[2] ?? '{}') as Bundling;
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
    }),
  });
} catch (error) {
  process.stderr.write((error as Error).message);
  process.exit(1);
}
