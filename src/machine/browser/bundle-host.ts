import {bundle} from '@remotion/bundler';
import {bundlerConfig} from './bundler-config.ts';

/** The options of the bundling process, as JSON in its first argument. `out` is the folder to write. */
export type BundleOptions = {
  entry: string;
  root: string;
  publicDir: string;
  out: string;
  /** The path of the address under which the site will be. Default: `/`. */
  publicPath?: string | undefined;
};

// A process of its own, because the bundler takes 300 MB and more, which are free again when the process ends.
const {entry, root, publicDir, out, publicPath} = JSON.parse(process.argv[2] ?? '{}') as BundleOptions;
try {
  await bundle({
    entryPoint: entry,
    rootDir: root,
    outDir: out,
    publicDir,
    symlinkPublicDir: true,
    ...(publicPath === undefined ? {} : {publicPath}),
    rspack: true,
    enableCaching: false,
    onProgress: () => undefined,
    bundlerOverride: (config) => bundlerConfig(config, {lazy: true}),
  });
} catch (error) {
  process.stderr.write((error as Error).message);
  process.exit(1);
}
