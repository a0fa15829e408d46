import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import {makeFolder, publish} from '../../machine/files.ts';
import {IMAGE_VERSION} from '../../machine/image.ts';
import {type BrowserProgram, browserVersion, findBrowserProgram} from '../../machine/tools.ts';
import {TenspotError} from '../../spot/errors.ts';
import type {Variant} from '../../spot/variant-check.ts';
import type {Report} from '../report.ts';
import {writeSchemas} from '../schemas/schemas.ts';
import {drawWith} from '../shoot/draw.ts';
import type {Shooting} from '../shoot/take.ts';
import {writeRegistries} from '../workspace/registry.ts';
import {alone} from './alone.ts';
import {drawingVersion, inputKey, type Settings, templateProgram, type Versions} from './key.ts';
import {setAside, tidy} from './leftovers.ts';
import {writeManifest} from './manifest.ts';
import {attempt, type Batch, type Outcome} from './outcome.ts';
import {type Prepared, prepare} from './prepare.ts';
import type {Production} from './production.ts';
import {noteMaster, recallMaster, recordOf} from './record.ts';
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

/** The whole way from variants to masters, the manifest and the wall. A variant that fails never stops the others. */
export const renderBatch = (production: Production, options: Options): Promise<Batch> =>
  alone(production, () => makeBatch(production, options));

async function makeBatch(production: Production, options: Options): Promise<Batch> {
  const {workspace, spot, store, tools} = production;
  const {variants, proof, report, signal} = options;
  const began = performance.now();
  await writeRegistries(workspace.root);
  await writeSchemas(workspace.root, production.cast.templates);
  const program = findBrowserProgram(workspace.root);
  const versions: Versions = {
    browser: await browserVersion(program),
    ffmpeg: tools.ffmpegVersion,
    remotion: remotionVersion(),
    images: IMAGE_VERSION,
  };
  for (const {warnings} of Object.values(production.cast.brands))
    for (const warning of warnings) report.warn(warning);
  const browser = lazyBrowser(program, production, report);
  const draw = drawWith(browser.open, () => drawingVersion(workspace, versions));
  const frame: Frame = {
    production,
    shooting: {store, tools, signal, tell: report.step, draw},
    settings: {scale: proof ? 0.5 : 1, crf: proof ? 23 : 18, preset: 'veryfast'},
    versions,
    folder: await makeFolder(proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id)),
    name: proof ? `${spot.id}.proof` : spot.id,
    report,
  };
  const strangers = await tidy(
    frame.folder,
    production.variants.map(({id}) => id),
  );
  if (strangers.length > 0)
    report.warn(`these belong to no variant of the spot any more: ${strangers.join(', ')}`);
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
    const rows = await writeManifest(batch, production);
    await drawWall(batch, rows, browser.open, frame);
    return batch;
  } finally {
    await browser.close();
  }
}

/** The browser and the site that it opens, when the first frame has to be drawn and not before. */
function lazyBrowser(program: BrowserProgram, {workspace, store}: Production, report: Report) {
  let session: Promise<BrowserSession> | undefined;
  const start = async (): Promise<BrowserSession> => {
    report.step('Building the compositions');
    const {compositions, root, home} = workspace;
    const site = {
      entry: join(compositions, 'index.ts'),
      root,
      publicDir: store.files,
      bundles: join(home, 'bundles'),
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

/** Shoots, grades and mixes for every variant, and finds out which masters are there already. */
async function prepareAll(
  variants: readonly Variant[],
  frame: Frame,
): Promise<{outcomes: Outcome[]; pending: Pending[]}> {
  const {production, shooting, settings, versions, folder, name, report} = frame;
  const {workspace, spot} = production;
  const outcomes: Outcome[] = [];
  const pending: Pending[] = [];
  const programs = new Map<string, Promise<string>>();
  report.step(
    `Preparing ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}: takes, looks, sound`,
  );
  for (const [index, variant] of variants.entries()) {
    const master = join(folder, `${variant.id}.mp4`);
    const outcome = await attempt(variant, shooting.signal, async (): Promise<Outcome> => {
      const prepared = await prepare(variant, production, shooting);
      const {template} = variant.props;
      const program = programs.get(template) ?? templateProgram(workspace, template);
      programs.set(template, program);
      const key = inputKey(prepared, await program, settings, versions);
      const record = await recallMaster(workspace.home, name, variant.id, master, key);
      if (!record) pending.push({prepared, key, master, index});
      return {variant, prepared, record: record ?? null, status: record ? 'reused' : 'skipped', problems: []};
    });
    if (outcome.status === 'failed') await setAside(workspace.home, spot.id, master, variant.id);
    outcomes.push(outcome);
  }
  return {outcomes, pending};
}

/** Draws what is pending, one variant at a time. */
async function drawAll(
  pending: readonly Pending[],
  outcomes: Outcome[],
  browser: () => Promise<BrowserSession>,
  {production, shooting, settings, name, report}: Frame,
): Promise<void> {
  const {home} = production.workspace;
  for (const [turn, {prepared, key, master, index}] of pending.entries()) {
    const {variant, spot} = prepared;
    const began = performance.now();
    const tell = (done: number): void =>
      report.frames({variant: variant.id, index: turn, of: pending.length, done, frames: spot.frames});
    const outcome = await attempt(variant, shooting.signal, async (): Promise<Outcome> => {
      const session = await browser();
      tell(0);
      return shooting.store.draft('mp4', async (draft) => {
        await renderReference(prepared, draft, settings, session, shooting, tell);
        const record = await recordOf(draft, key);
        await publish(draft, master);
        await noteMaster(home, name, variant.id, record);
        return {variant, prepared, record, status: 'done', problems: []};
      });
    });
    outcomes[index] = outcome;
    if (outcome.status === 'failed') await setAside(home, production.spot.id, master, variant.id);
    const status = outcome.status === 'done' ? 'done' : 'failed';
    report.variant({variant: variant.id, status, file: master, seconds: (performance.now() - began) / 1000});
  }
}

/** A sheet that cannot be drawn takes nothing away from the masters: it is a warning. */
async function drawWall(
  batch: Batch,
  rows: Awaited<ReturnType<typeof writeManifest>>,
  browser: () => Promise<BrowserSession>,
  frame: Frame,
): Promise<void> {
  const {production, shooting, name, report} = frame;
  const {workspace, spot, cast} = production;
  const brand = cast.brands[spot.variants.value.brand]?.file.meta.name ?? spot.variants.value.brand;
  try {
    const program = await templateProgram(workspace, null);
    await writeWall(
      batch,
      rows,
      {home: workspace.home, name, title: `${brand} · ${spot.id}`, program},
      browser,
      shooting,
    );
  } catch (error) {
    if (shooting.signal?.aborted || !(error instanceof TenspotError)) throw error;
    report.warn(`the wall was not drawn: ${error.message}`);
  }
}
