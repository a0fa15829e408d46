import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {exists} from '../../machine/files/read-file.ts';
import {openScratch} from '../../machine/files/scratch.ts';
import {openEditServer} from '../../machine/studio/edit-server.ts';
import {type StudioServer, startStudio} from '../../machine/studio/studio.ts';
import {watchFolders} from '../../machine/studio/watch.ts';
import {type Environment, findBrowserProgram} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {openWorkspace, type Project} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import {isSandbox, type Workspace} from '../project/workspace.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {headOf, ledgerFile} from '../shoot/ledger/open.ts';
import {openVault} from '../shoot/vault/open-vault.ts';
import {makeVault} from '../shoot/vault/purchased-files.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {openPreview} from './preview.ts';
import {recallingStore, sharedStore} from './preview-stores.ts';
import {layEntry} from './studio-entry.ts';

export type StudioOptions = {
  /** Spots to show, by id. */
  spots: readonly string[];
  env: Environment;
  /** Edits may be stored: variants in `variants.yaml`, settings in `edit.yaml` and `grade.yaml`. */
  write: boolean;
  port?: number | undefined;
  /** Opens the person's browser. */
  open: boolean;
  report: Pick<Report, 'step' | 'warn'>;
  /** Closes the Studio. */
  signal: AbortSignal;
  /** Called once, when the page can be opened. */
  onOpen: (url: string) => void;
};

/** Opens Remotion Studio on a workspace and returns when it is closed. Makes what the previews need while it is open. */
export async function runStudio(workspace: Workspace, options: StudioOptions): Promise<void> {
  const {spots, write, report, signal} = options;
  await writeRegistries(workspace.root);
  const project = await openWorkspace(workspace, {
    ...{env: options.env, signal},
    onProviderFault: ({message}) => report.warn(message),
  });
  const {store, tools, providers} = project;
  // A vault that cannot be used is a reason on the cards that need it, and stays as it is. The folder has to be there to be watched.
  const isUsable = await openVault(workspace).then(
    () => true,
    () => false,
  );
  if (isUsable || !(await exists(workspace.vault))) await makeVault(workspace.vault);
  const folder = await openScratch(await makeFolder(join(workspace.home, 'studio')));
  const recalling: StageContext = {store: recallingStore(store), tools, signal};
  const making: StageContext = {...recalling, store: sharedStore(store), progress: report.step};
  const entry = await layEntry(workspace, folder);
  const preview = await openPreview({
    workspace,
    providers,
    env: options.env,
    spots,
    making,
    recalling,
    entry,
    report,
    write,
  });
  const edits = await openEditServer(preview.routes);
  let studio: StudioServer | undefined;
  let unwatch = (): void => undefined;
  try {
    await preview.serve({url: edits.url, token: edits.token, write});
    studio = await startStudio({
      entry: entry.entry,
      envFile: entry.envFile,
      root: workspace.root,
      publicDir: store.files,
      scratch: store.scratch,
      browser: browserOf(project),
      port: options.port,
      open: options.open,
      onLine: report.step,
    });
    edits.admit(studio.port);
    await Promise.race([studio.built, closed(signal)]);
    if (!signal.aborted) options.onOpen(`http://127.0.0.1:${studio.port}`);
    const folders = [join(workspace.compositions, 'spots'), workspace.brands];
    if (isSandbox(workspace)) folders.push(await makeFolder(workspace.records));
    unwatch = watchFolders(folders, preview.reload, [headOf(ledgerFile(workspace.vault))]);
    const previews = preview.makeAll();
    await Promise.race([studio.ended, closed(signal)]);
    if (!signal.aborted) throw studioEnded();
    await previews.catch(() => undefined);
  } finally {
    unwatch();
    await studio?.close();
    await edits.close();
  }
}

/** Null where none is found: only renders that are started in the Studio need one. */
function browserOf({workspace, env}: Project) {
  try {
    return findBrowserProgram(workspace.root, env);
  } catch {
    return null;
  }
}

const closed = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), {once: true});
  });

const studioEnded = (): TenspotError =>
  new TenspotError({
    code: 'studio-ended',
    what: 'Remotion Studio ended by itself',
    expected: 'it to stay open until Ctrl-C',
    got: 'see the lines above',
    fix: 'Run the same command again.',
  });
