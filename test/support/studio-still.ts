import {bundle} from '@remotion/bundler';
import {renderStill, selectComposition} from '@remotion/renderer';
import {findBrowserProgram} from '../../src/machine/tools/tools.ts';
import {ROOT} from './tools.ts';

/**
 * Run by itself: draws a frame of a composition of an open Studio as Remotion renders it, from the entry that
 * the Studio has open.
 */
const [entryPoint = '', rootDir = '', publicDir = '', outDir = '', id = '', output = ''] =
  process.argv.slice(2);
const serveUrl = await bundle({
  entryPoint,
  rootDir,
  publicDir,
  outDir,
  rspack: true,
  enableCaching: false,
  bundlerOverride: (config) => ({
    ...config,
    resolve: {...config.resolve, conditionNames: ['tenspot-source', '...']},
  }),
});
const {path: browserExecutable, kind} = findBrowserProgram(ROOT);
const common = {
  serveUrl,
  browserExecutable,
  chromeMode: kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell',
  logLevel: 'error',
} as const;
const composition = await selectComposition({...common, id});
await renderStill({...common, composition, output, imageFormat: 'png', frame: 10});
process.exit(0);
