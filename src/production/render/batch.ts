import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import {makeFolder} from '../../machine/files.ts';
import {type BrowserProgram, browserVersion, findBrowserProgram} from '../../machine/tools.ts';
import {type Problem, TenspotError} from '../../spot/errors.ts';
import type {Variant} from '../../spot/variant-check.ts';
import type {Report} from '../report.ts';
import type {Shooting} from '../shoot/take.ts';
import {writeRegistries} from '../workspace/registry.ts';
import {inputKey, type Settings, templateProgram, type Versions, wallProgram} from './key.ts';
import {type Batch, type Outcome, writeManifest} from './manifest.ts';
import {type Prepared, prepare} from './prepare.ts';
import type {Production} from './production.ts';
import {noteMaster, recallMaster} from './record.ts';
import {renderReference} from './reference.ts';
import {remotionVersion} from './versions.ts';
import {writeWall} from './wall.ts';

export type Options = {
  variants: readonly Variant[];
  proof: boolean;
  report: Report;
  signal?: AbortSignal | undefined;
};

type Pending = {prepared: Prepared; key: string; master: string; index: number};

/** What is fixed for a whole batch. */
type Frame = {
  production: Production;
  shooting: Shooting;
  settings: Settings;
  versions: Versions;
  folder: string;
  /** Under what the records of its masters are kept: proofs apart. */
  name: string;
  report: Report;
};

/** The whole way from variants to masters, the wall and the manifest. A variant that fails never stops the others. */
export async function renderBatch(production: Production, options: Options): Promise<Batch> {
  const {workspace, spot, store, tools, cast} = production;
  const {variants, proof, report, signal} = options;
  const began = performance.now();
  await writeRegistries(workspace.root);
  const browserProgram = findBrowserProgram(workspace.root);
  const frame: Frame = {
    production,
    shooting: {store, tools, signal, tell: report.step},
    settings: {scale: proof ? 0.5 : 1, crf: proof ? 23 : 18, preset: 'veryfast'},
    versions: {
      browser: await browserVersion(browserProgram),
      ffmpeg: tools.ffmpegVersion,
      remotion: remotionVersion(),
    },
    folder: await makeFolder(proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id)),
    name: proof ? `${spot.id}.proof` : spot.id,
    report,
  };
  const browser = lazyBrowser(browserProgram, frame);
  try {
    const {outcomes, pending} = await prepareAll(variants, frame);
    await drawAll(pending, outcomes, browser.open, frame);
    const seconds = (performance.now() - began) / 1000;
    const batch: Batch = {
      spot: spot.id,
      folder: frame.folder,
      proof,
      versions: frame.versions,
      outcomes,
      seconds,
    };
    const title = `${cast.brands[spot.variants.value.brand]?.file.meta.name ?? ''} · ${spot.id}`;
    await writeWall(
      batch,
      {home: workspace.home, name: frame.name},
      title,
      await wallProgram(workspace),
      browser.open,
      frame.shooting,
    );
    await writeManifest(batch, production);
    return batch;
  } finally {
    await browser.close();
  }
}

/** The browser and the site that it opens, when the first frame has to be drawn and not before. */
function lazyBrowser(program: BrowserProgram, {production, report}: Frame) {
  const {workspace, store} = production;
  let session: Promise<BrowserSession> | undefined;
  const start = async (): Promise<BrowserSession> => {
    report.step('Building the compositions');
    const entry = join(workspace.compositions, 'index.ts');
    const serveUrl = await bundleCompositions(
      entry,
      workspace.root,
      store.files,
      join(workspace.home, 'bundles'),
    );
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

/** Shoots, grades and mixes for every variant, and finds out which masters are there already. */
async function prepareAll(
  variants: readonly Variant[],
  frame: Frame,
): Promise<{outcomes: Outcome[]; pending: Pending[]}> {
  const {production, shooting, settings, versions, folder, name, report} = frame;
  const {home} = production.workspace;
  const outcomes: Outcome[] = [];
  const pending: Pending[] = [];
  const programs = new Map<string, Promise<string>>();
  report.step(
    `Preparing ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}: takes, looks, sound`,
  );
  for (const [index, variant] of variants.entries()) {
    const outcome = await attempt(variant, shooting.signal, async (): Promise<Outcome> => {
      const prepared = await prepare(variant, production, shooting);
      const {template} = variant.props;
      const program = programs.get(template) ?? templateProgram(production.workspace, template);
      programs.set(template, program);
      const key = inputKey(prepared, await program, settings, versions);
      const master = join(folder, `${variant.id}.mp4`);
      const record = await recallMaster(home, name, variant.id, master, key);
      if (!record) pending.push({prepared, key, master, index});
      return {variant, prepared, record: record ?? null, status: record ? 'reused' : 'skipped', problems: []};
    });
    outcomes.push(outcome);
  }
  return {outcomes, pending};
}

/** Draws what is pending, one variant at a time. */
async function drawAll(
  pending: readonly Pending[],
  outcomes: Outcome[],
  browser: () => Promise<BrowserSession>,
  frame: Frame,
): Promise<void> {
  const {production, shooting, settings, name, report} = frame;
  for (const [turn, {prepared, key, master, index}] of pending.entries()) {
    const {variant, spot} = prepared;
    const began = performance.now();
    const tell = (done: number): void =>
      report.frames({variant: variant.id, index: turn, of: pending.length, done, frames: spot.frames});
    const outcome = await attempt(variant, shooting.signal, async (): Promise<Outcome> => {
      const session = await browser();
      tell(0);
      await renderReference(prepared, master, settings, session, shooting, tell);
      const record = await noteMaster(production.workspace.home, name, variant.id, master, key);
      return {variant, prepared, record, status: 'done', problems: []};
    });
    outcomes[index] = outcome;
    const status = outcome.status === 'done' ? 'done' : 'failed';
    report.variant({variant: variant.id, status, file: master, seconds: (performance.now() - began) / 1000});
  }
}

/** Runs one variant's work; its failure becomes its outcome. A Ctrl-C is no failure: it ends the batch. */
async function attempt(
  variant: Variant,
  signal: AbortSignal | undefined,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted) throw error;
    return {variant, prepared: null, record: null, status: 'failed', problems: problemsOf(error)};
  }
}

const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [
        {
          code: 'unexpected',
          what: error instanceof Error ? (error.stack ?? error.message) : String(error),
          fix: 'This is a fault of Tenspot: please report it.',
        },
      ];
