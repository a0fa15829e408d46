import {join} from 'node:path';
import {folderOf, listIds, sandboxOf} from '../production/project/workspace.ts';
import {runStudio} from '../production/studio/studio.ts';
import type {TenspotProject} from './open-project.ts';
import {type RunOptions, running} from './running.ts';

/** What Studio shows, and where. */
export type StudioRunOptions = RunOptions & {
  /** Closes the Studio. */
  signal: AbortSignal;
  /** Called once, with the address of the page. */
  onOpen: (url: string) => void;
  /** Ids of spots. Default: all. */
  spots?: readonly string[] | undefined;
  /** Edits may be saved: variants as rows of `variants.yaml`, sound and grade in `edit.yaml` and `grade.yaml`. Default: false. */
  write?: boolean | undefined;
  /** Shows the takes of the sandbox. Default: false. */
  sandbox?: boolean | undefined;
  /** The port on 127.0.0.1. Default: the first free one from 3000. */
  port?: number | undefined;
  /** Opens the browser of the person at this machine. Default: false. */
  open?: boolean | undefined;
};

/**
 * Opens Remotion Studio on a project; resolves when the signal has closed it. Errors: `spot-unknown`; `studio-ended` where Studio ends by
 * itself.
 */
export const studio = ({folders, env}: TenspotProject, options: StudioRunOptions): Promise<void> =>
  running(options, async ({report, signal}) => {
    const workspace = options.sandbox ? sandboxOf(folders) : folders;
    const folder = join(workspace.compositions, 'spots');
    const {spots: named = [], write = false, port, open = false, onOpen} = options;
    for (const name of named) await folderOf(folder, 'spot', name);
    const spots = named.length > 0 ? named : await listIds(folder);
    await runStudio(workspace, {spots, write, port, open, env, report, signal, onOpen});
  });
