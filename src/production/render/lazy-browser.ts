import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import type {BrowserProgram} from '../../machine/tools/tools.ts';
import type {Production} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';

/** The browser and the site that it opens, when the first frame has to be drawn and not before. */
export function lazyBrowser(program: BrowserProgram, {workspace, store}: Production, report: Report) {
  let session: Promise<BrowserSession> | undefined;
  const start = async (): Promise<BrowserSession> => {
    report.step('Building the compositions');
    const {compositions, root, home} = workspace;
    const site = {
      entry: join(compositions, 'index.ts'),
      root,
      publicDir: store.files,
      bundles: join(home, 'bundles'),
      notes: join(home, 'programs'),
      scratch: store.scratch,
    };
    const serveUrl = await bundleCompositions(site);
    const onRestart = (why: string): void =>
      report.warn(`${why}: the browser is started again, and the variant with it`);
    return openBrowserSession({serveUrl, browser: program, scratch: store.scratch, onRestart});
  };
  return {
    open: (): Promise<BrowserSession> => {
      session ??= start();
      return session;
    },
    close: async (): Promise<void> => (await session?.catch(() => undefined))?.close(),
  };
}
