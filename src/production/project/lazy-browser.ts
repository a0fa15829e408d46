import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import {type BrowserProgram, findBrowserProgram} from '../../machine/tools/tools.ts';
import type {Project} from './open-project.ts';
import type {Report} from './report.ts';

/** A browser that starts, with the compositions of the workspace built for it, when a frame is first needed. */
export type LazyBrowser = {
  /** The same session for every call. */
  open: () => Promise<BrowserSession>;
  /** Ends the browser, if it was started. */
  close: () => Promise<void>;
};

export function lazyBrowser(
  {workspace, store, env}: Pick<Project, 'workspace' | 'store' | 'env'>,
  report: Pick<Report, 'step' | 'warn'>,
  /** Default: it is searched for when the browser starts. */
  program?: BrowserProgram,
): LazyBrowser {
  let session: Promise<BrowserSession> | undefined;
  const start = async (): Promise<BrowserSession> => {
    const browser = program ?? findBrowserProgram(workspace.root, env);
    report.step('Building the compositions');
    const {compositions, root, home} = workspace;
    const {scratch, files: publicDir} = store;
    const serveUrl = await bundleCompositions({
      entry: join(compositions, 'index.ts'),
      root,
      publicDir,
      bundles: join(home, 'bundles'),
      notes: join(home, 'programs'),
      scratch,
    });
    const onRestart = (why: string): void =>
      report.warn(`${why}: the browser restarts, and draws again what it had not finished`);
    return openBrowserSession({serveUrl, browser, scratch, onRestart});
  };
  return {
    open: () => {
      session ??= start();
      return session;
    },
    close: async () => (await session?.catch(() => undefined))?.close(),
  };
}
