import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {openMachineFonts} from '../../machine/fonts/machine-fonts.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import type {StageContext} from '../stage/stage-context.ts';
import type {BatchContext} from './batch-context.ts';
import {chooseEngine} from './choose-engine.ts';
import type {Engine} from './engine.ts';
import {templateProgram} from './master-key.ts';
import {openStaging} from './open-staging.ts';

export type BatchOptions = {
  /** Renders at half size, into a folder of its own. */
  proof: boolean;
  /** The name of an engine of this machine, or an engine. Default: `set`, where this ffmpeg has what it needs. */
  engine?: EngineName | Engine | undefined;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** What a batch renders with. */
export type OpenBatch = {
  context: BatchContext;
  staging: StageContext;
  engine: Engine;
  /** A hash of the program that draws the contact sheet. It is computed while the variants are prepared. */
  sheetProgram: Promise<string>;
  close: () => Promise<void>;
};

/** Finds the programs, the folders and the engine of a batch. The browser starts when a frame is first needed. */
export async function openBatch(
  project: SpotProject,
  {proof, engine: wanted, report, signal}: BatchOptions,
): Promise<OpenBatch> {
  const {workspace, spot, store, tools, env} = project;
  const {staging, browser, versions} = await openStaging(project, {report, signal});
  const sheetProgram = templateProgram(workspace, null);
  // It is awaited after the masters: until then a failure is not unhandled.
  sheetProgram.catch(() => undefined);
  const engine = await chooseEngine(wanted, tools, report);
  const folder = join(workspace.out, spot.id);
  return {
    context: {
      spot: spot.id,
      workspace,
      store,
      tools,
      env,
      machineFonts: openMachineFonts(),
      signal,
      settings: {scale: proof ? 0.5 : 1, crf: proof ? 23 : 18, preset: 'veryfast'},
      versions,
      folder: await makeFolder(
        proof ? join(folder, 'proof') : folder,
        'Or name another folder for the masters with --out.',
      ),
      records: proof ? `${spot.id}.proof` : spot.id,
      report,
      browser: browser.open,
    },
    staging: {...staging, takes: await takesOf(project)},
    engine,
    sheetProgram,
    close: browser.close,
  };
}
