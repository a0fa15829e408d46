import {join} from 'node:path';
import {type Problem, TenspotError} from '../../spot/errors.ts';
import type {Variant} from '../../spot/variant-check.ts';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {openBrowserSession} from '../../machine/browser/session.ts';
import {makeFolder} from '../../machine/files.ts';
import {browserVersion, findBrowserProgram} from '../../machine/tools.ts';
import type {Report} from '../report.ts';
import type {Shooting} from '../shoot/take.ts';
import {writeRegistries} from '../workspace/registry.ts';
import {type Settings, type Versions, inputKey, templateProgram} from './key.ts';
import {type Batch, type Outcome, writeManifest} from './manifest.ts';
import {type Prepared, prepare} from './prepare.ts';
import type {Production} from './production.ts';
import {noteMaster, recallMaster} from './record.ts';
import {renderReference} from './reference.ts';
import {remotionVersion} from './versions.ts';
import {writeWall} from './wall.ts';

export type Options = {variants: readonly Variant[]; proof: boolean; report: Report; signal?: AbortSignal | undefined};

/** The whole way from variants to masters. A variant that fails never stops the others. */
export async function renderBatch(production: Production, {variants, proof, report, signal}: Options): Promise<Batch> {
  const {workspace, spot, store, tools} = production;
  const shooting: Shooting = {store, tools, signal};
  const settings: Settings = {scale: proof ? 0.5 : 1, crf: proof ? 23 : 18, preset: 'veryfast'};
  const folder = await makeFolder(proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id));
  const started = performance.now();
  await writeRegistries(workspace.root);

  const program = findBrowserProgram(workspace.root);
  const versions: Versions = {browser: await browserVersion(program), ffmpeg: tools.ffmpegVersion, remotion: remotionVersion()};
  const outcomes: Outcome[] = [];
  const pending: {prepared: Prepared; key: string; master: string; index: number}[] = [];
  const programs = new Map<string, Promise<string>>();

  report.step(`Preparing ${variants.length} variants: takes, looks, sound`);
  for (const [index, variant] of variants.entries()) {
    const outcome = await attempt(variant, signal, async (): Promise<Outcome> => {
      const prepared = await prepare(variant, production, shooting);
      const template = variant.props.template;
      if (!programs.has(template)) programs.set(template, templateProgram(workspace, template));
      const key = inputKey(prepared, (await programs.get(template)) ?? '', settings, versions);
      const master = join(folder, `${variant.id}.mp4`);
      const record = await recallMaster(workspace.home, folderName(proof, spot.id), variant.id, master, key);
      if (!record) pending.push({prepared, key, master, index});
      return {variant, prepared, record: record ?? null, status: record ? 'reused' : 'skipped', problems: []};
    });
    outcomes.push(outcome);
  }

  if (pending.length > 0) report.step(`Building the compositions`);
  const browser = openBrowserSession({
    serveUrl: pending.length > 0 ? await bundleCompositions(join(workspace.compositions, 'index.ts'), workspace.root, store.files, join(workspace.home, 'bundles')) : '',
    browser: program,
    onRestart: (why) => report.warn(`${why}: the browser is started again and the variant with it`),
  });
  try {
    for (const [turn, {prepared, key, master, index}] of pending.entries()) {
      const {variant, spot: resolved} = prepared;
      const began = performance.now();
      const tell = (done: number): void => report.frames({variant: variant.id, index: turn, of: pending.length, done, frames: resolved.frames});
      tell(0);
      outcomes[index] = await attempt(variant, signal, async () => {
        await renderReference(prepared, master, settings, browser, shooting, tell);
        const record = await noteMaster(workspace.home, folderName(proof, spot.id), variant.id, master, key);
        return {variant, prepared, record, status: 'done', problems: []};
      });
      report.variant({variant: variant.id, status: outcomes[index]?.status === 'done' ? 'done' : 'failed', file: master, seconds: (performance.now() - began) / 1000});
    }
    const batch: Batch = {spot: spot.id, folder, proof, versions, outcomes, seconds: (performance.now() - started) / 1000};
    report.step('Drawing the wall');
    await writeWall(batch, production, browser, shooting);
    await writeManifest(batch, production);
    return batch;
  } finally {
    await browser.close();
  }
}

const folderName = (proof: boolean, spot: string): string => (proof ? `${spot}.proof` : spot);

/** Runs one variant's work; its failure becomes its outcome. A Ctrl-C is no failure: it ends the batch. */
async function attempt(variant: Variant, signal: AbortSignal | undefined, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) throw error;
    return {variant, prepared: null, record: null, status: 'failed', problems: problemsOf(error)};
  }
}

const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [{code: 'unexpected', what: error instanceof Error ? (error.stack ?? error.message) : String(error), fix: 'This is a fault of Tenspot: please report it.'}];
