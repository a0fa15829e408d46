import {join} from 'node:path';
import {makeFolder} from '../../machine/files/files.ts';
import {IMAGE_VERSION} from '../../machine/media/image.ts';
import {browserVersion, findBrowserProgram} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {EngineName} from '../../spot/variant/manifest.ts';
import type {Production} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {writeSchemas} from '../scaffold/schemas/schemas.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {drawWith} from '../stage/draw-clip.ts';
import {auditMasters} from './audit.ts';
import type {BatchContext} from './batch-context.ts';
import {chooseEngine} from './choose-engine.ts';
import {writeContactSheet} from './contact-sheet.ts';
import {lazyBrowser} from './lazy-browser.ts';
import {removeLeftovers} from './leftovers.ts';
import {drawingVersion, templateProgram, type Versions} from './master-key.ts';
import type {Batch} from './outcome.ts';
import {prepareAll} from './prepare-variants.ts';
import {holdingSpot} from './spot-lock.ts';
import {titleOf} from './title.ts';
import {remotionVersion} from './versions.ts';
import {writeManifest} from './write-manifest.ts';

export type Options = {
  variants: readonly Variant[];
  proof: boolean;
  /** Default: the one that renders the batch as a set. */
  engine?: EngineName | undefined;
  /** Frames of finished masters to draw again by the reference engine, and to compare. Default: none. */
  audit?: number | undefined;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** The whole way from variants to masters, the manifest and the contact sheet. A variant that fails never stops the others. */
export const renderBatch = (production: Production, options: Options): Promise<Batch> =>
  holdingSpot(production, () => makeBatch(production, options));

async function makeBatch(production: Production, options: Options): Promise<Batch> {
  const {workspace, spot, store, tools} = production;
  const {variants, proof, report, signal} = options;
  const began = performance.now();
  await writeRegistries(workspace.root);
  await writeSchemas(workspace.root, production.catalog.templates);
  const program = findBrowserProgram(workspace.root);
  const versions: Versions = {
    browser: await browserVersion(program),
    ffmpeg: tools.ffmpegVersion,
    remotion: remotionVersion(),
    images: IMAGE_VERSION,
  };
  for (const {warnings} of Object.values(production.catalog.brands))
    for (const warning of warnings) report.warn(warning);
  // Asked for at the end: found out meanwhile.
  const plain = templateProgram(workspace, null);
  plain.catch(() => undefined);
  const browser = lazyBrowser(program, production, report);
  const draw = drawWith(browser.open, () => drawingVersion(workspace, versions));
  const engine = await chooseEngine(options.engine, tools, report);
  const frame: BatchContext = {
    production,
    shooting: {store, tools, signal, progress: report.step, draw, takes: await takesOf(production)},
    settings: {scale: proof ? 0.5 : 1, crf: proof ? 23 : 18, preset: 'veryfast'},
    versions,
    folder: await makeFolder(proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id)),
    name: proof ? `${spot.id}.proof` : spot.id,
    report,
    browser: browser.open,
  };
  const strangers = await removeLeftovers(
    frame.folder,
    production.variants.map(({id}) => id),
  );
  if (strangers.length > 0)
    report.warn(`these belong to no variant of the spot any more: ${strangers.join(', ')}`);
  try {
    const {outcomes, pending} = await prepareAll(variants, frame, engine);
    const prepared = performance.now();
    for (const [index, outcome] of await engine.draw(pending, frame)) outcomes[index] = outcome;
    const [seconds, drawing] = [began, prepared].map((at) => (performance.now() - at) / 1000) as [
      number,
      number,
    ];
    const batch: Batch = {
      spot: spot.id,
      folder: frame.folder,
      engine: engine.id,
      proof,
      versions: frame.versions,
      outcomes,
      seconds,
      drawing,
    };
    const rows = await writeManifest(batch, production);
    await drawWall(batch, rows, plain, frame);
    if (!options.audit) return batch;
    return {...batch, audit: await auditMasters(outcomes, options.audit, frame)};
  } finally {
    await browser.close();
  }
}

/** A sheet that cannot be drawn takes nothing away from the masters: it is a warning. */
async function drawWall(
  batch: Batch,
  rows: Awaited<ReturnType<typeof writeManifest>>,
  plain: Promise<string>,
  {production, shooting, name, report, browser}: BatchContext,
): Promise<void> {
  const {workspace} = production;
  try {
    const program = await plain;
    await writeContactSheet(
      batch,
      rows,
      {home: workspace.home, name, title: titleOf(production), program},
      browser,
      shooting,
    );
  } catch (error) {
    if (shooting.signal?.aborted || !(error instanceof TenspotError)) throw error;
    report.warn(`the contact sheet was not drawn: ${error.message}`);
  }
}
