import {joinProblems} from '../../spot/problem/join-problems.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {warnOfDocuments} from '../project/warn-of-documents.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {writeSchemas} from '../scaffold/schemas/schemas.ts';
import {auditMasters} from './audit-masters.ts';
import type {Batch} from './batch.ts';
import {tryContactSheet} from './contact-sheet.ts';
import {clearLeftovers} from './leftovers.ts';
import {type BatchOptions, openBatch} from './open-batch.ts';
import {makeOpeningStills, mastersToOpen} from './opening-stills.ts';
import {notePace} from './pace.ts';
import {planDisk} from './plan-disk.ts';
import {prepareVariants} from './prepare-variants.ts';
import {holdingSpot} from './spot-lock.ts';
import {writeCaptionFiles} from './write-caption-files.ts';
import {writeCovers} from './write-covers.ts';
import {writeManifest} from './write-manifest.ts';

export type RenderBatchOptions = BatchOptions & {
  /** The variants to render. The manifest and the contact sheet show all variants of the spot. */
  variants: readonly Variant[];
  /** How many frames of finished masters the reference engine renders again, to compare them. Default: none. */
  audit?: number | undefined;
};

/**
 * Renders variants of a spot to masters, and writes the manifest and the contact sheet. A variant that fails does not stop the others.
 * Errors: `spot-busy` while another run renders the same spot; `disk-too-small` where the masters cannot fit on the disk.
 */
export const renderBatch = (project: SpotProject, options: RenderBatchOptions): Promise<Batch> =>
  holdingSpot(project, () => renderHeld(project, options));

async function renderHeld(project: SpotProject, options: RenderBatchOptions): Promise<Batch> {
  const secondsSince = stopwatch();
  await writeRegistries(project.workspace.root);
  await writeSchemas(project.workspace.root, project.catalog.templates);
  const {context, staging, engine, sheetProgram, close} = await openBatch(project, options);
  try {
    warnOfDocuments(project, options.report);
    await clearLeftovers(project, context);
    const {outcomes, pending} = await prepareVariants(options.variants, project, staging, context, engine);
    await planDisk(pending, context);
    const secondsDrawing = stopwatch();
    for (const [index, outcome] of await engine.draw(pending, context)) outcomes[index] = outcome;
    const batch: Batch = {
      spot: project.spot.id,
      folder: context.folder,
      engine: engine.id,
      proof: options.proof,
      versions: context.versions,
      outcomes,
      refused: joinProblems(project.refused),
      contactSheets: [],
      seconds: secondsSince(),
      drawing: secondsDrawing(),
    };
    await notePace(batch, project.workspace);
    const covers = await writeCovers(outcomes, context);
    const captions = await writeCaptionFiles(outcomes, project, context);
    const rows = await writeManifest(batch, project, {covers, captions});
    const contactSheets = await tryContactSheet(batch, rows, project, sheetProgram, context);
    await makeOpeningStills(mastersToOpen(batch, rows), context);
    const audit = options.audit ? await auditMasters(outcomes, options.audit, context) : undefined;
    return {...batch, contactSheets, audit, seconds: secondsSince()};
  } finally {
    await close();
  }
}

function stopwatch(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 1000;
}
