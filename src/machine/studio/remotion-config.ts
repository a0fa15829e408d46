// biome-ignore lint/style/noRestrictedImports: Remotion's command line, not the room of that name
import type {Config} from '@remotion/cli/config';
import {bundlerConfig} from '../browser/bundler-config.ts';
import type {BrowserProgram} from '../tools/tools.ts';

/** What was staged for a command of Remotion. */
type Staged = {entry: string; envFile: string; publicDir: string; browser: BrowserProgram};

/**
 * Sets Remotion's command line up as renders of Tenspot set its renderer up: the same bundle, browser, frames and encoder. What
 * `remotion.config.ts` sets afterwards, and options of the command line, take precedence.
 */
export function configureRemotion(config: typeof Config, {entry, envFile, publicDir, browser}: Staged): void {
  config.setEntryPoint(entry);
  config.setPublicDir(publicDir);
  // Without a file, Remotion passes the variables of the workspace's `.env`, keys included, to the page.
  config.setDotEnvLocation(envFile);
  config.setBrowserExecutable(browser.path);
  config.setChromeMode(browser.kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell');
  config.setRspack(true);
  config.setCachingEnabled(false);
  config.overrideBundlerConfig((bundler) => ({
    ...bundlerConfig(bundler, {lazy: false}),
    // The default uses paths inside the workspace, which files of packages elsewhere do not have.
    output: {...bundler.output, assetModuleFilename: '[hash][ext]'},
  }));
  config.setVideoImageFormat('png');
  config.setColorSpace('bt709');
}
