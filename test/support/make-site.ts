import {bundle} from '@remotion/bundler';
import {ROOT} from './tools.ts';

/** Run by itself: the bundler finds its own files only under Node's own conditions, not the test runner's. */
const [entryPoint = '', outDir = '', publicDir = ''] = process.argv.slice(2);
await bundle({
  entryPoint,
  rootDir: ROOT,
  outDir,
  publicDir,
  symlinkPublicDir: true,
  rspack: true,
  enableCaching: false,
  bundlerOverride: (config) => ({
    ...config,
    resolve: {...config.resolve, conditionNames: ['tenspot-source', '...']},
  }),
});
