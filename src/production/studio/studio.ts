import {join} from 'node:path';
import {makeFolder} from '../../machine/files/files.ts';
import {openScratch} from '../../machine/files/scratch.ts';
import {openEditServer} from '../../machine/studio/edit-server.ts';
import {type StudioServer, startStudio} from '../../machine/studio/studio.ts';
import {watchFolders} from '../../machine/studio/watch.ts';
import {findBrowserProgram} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {openProject} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import {isSandbox, type Workspace} from '../project/workspace.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {headOf, ledgerFile} from '../shoot/ledger/open.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import {keptStore} from './kept-store.ts';
import {openPreview} from './preview.ts';
import {sharedStore} from './shared-store.ts';
import {layEntry} from './studio-entry.ts';

export type StudioOptions = {
  /** Spots to show, by id. */
  spots: readonly string[];
  /** Edits may be stored as rows of `variants.yaml`. */
  write: boolean;
  port?: number | undefined;
  /** Opens the person's browser. */
  open: boolean;
  report: Pick<Report, 'step' | 'warn'>;
  /** Closes the Studio. */
  signal: AbortSignal;
  /** Told once, when the page can be opened. */
  onOpen: (url: string) => void;
};

/** Opens Remotion Studio on a workspace and stays until it is closed. What it needs is made while it is open. */
export async function runStudio(workspace: Workspace, options: StudioOptions): Promise<void> {
  const {spots, write, report, signal} = options;
  await writeRegistries(workspace.root);
  const project = await openProject(workspace, ({message}) => report.warn(message));
  const {store, tools, providers} = project;
  const folder = await openScratch(await makeFolder(join(workspace.home, 'studio')));
  const looking: Shooting = {store: keptStore(store), tools, signal};
  const shooting: Shooting = {...looking, store: sharedStore(store), tell: report.step};
  const entry = await layEntry(workspace, folder);
  const preview = await openPreview({workspace, providers, spots, shooting, looking, entry, report, write});
  const desk = await openEditServer(preview.routes);
  let studio: StudioServer | undefined;
  let unwatch = (): void => undefined;
  try {
    await preview.serve({url: desk.url, token: desk.token, write});
    studio = await startStudio({
      entry: entry.entry,
      envFile: entry.envFile,
      root: workspace.root,
      publicDir: store.files,
      scratch: store.scratch,
      browser: browserOf(workspace.root),
      port: options.port,
      open: options.open,
      onLine: report.step,
    });
    desk.admit(studio.port);
    await Promise.race([studio.built, closed(signal)]);
    if (!signal.aborted) options.onOpen(`http://127.0.0.1:${studio.port}`);
    const folders = [join(workspace.compositions, 'spots'), workspace.brands];
    if (isSandbox(workspace)) folders.push(await makeFolder(workspace.records));
    unwatch = watchFolders(folders, preview.reload, [headOf(ledgerFile(workspace.home))]);
    const making = preview.makeAll();
    await Promise.race([studio.ended, closed(signal)]);
    if (!signal.aborted) throw lost();
    await making.catch(() => undefined);
  } finally {
    unwatch();
    await studio?.close();
    await desk.close();
  }
}

/** The Studio shows without one; only renders that are started in it need it. */
function browserOf(root: string) {
  try {
    return findBrowserProgram(root);
  } catch {
    return null;
  }
}

const closed = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), {once: true});
  });

const lost = (): TenspotError =>
  new TenspotError({
    code: 'studio-ended',
    what: 'Remotion Studio ended by itself',
    expected: 'it to stay open until Ctrl-C',
    got: 'see the lines above',
    fix: 'Run the same command again.',
  });
