import {join} from 'node:path';
import {makeFolder, moveFolder} from '../../machine/files/folders.ts';
import {publish, remove, writeWhole} from '../../machine/files/write-file.ts';
import {zipFolder} from '../../machine/files/zip.ts';
import {packageFacts} from '../../machine/tools/package.ts';
import {compareDeliveries, type DeliveryChange} from '../../spot/delivery/compare-deliveries.ts';
import {forSpreadsheets} from '../../spot/delivery/csv-sheet.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';
import {checkPattern, DELIVERY_PATTERN, refuseNames} from '../../spot/delivery/delivery-name.ts';
import type {GateResult} from '../../spot/delivery/gate.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {holdingSpot} from '../render/spot-lock.ts';
import {withoutSheet, writeBulk} from './bulk/write-bulk.ts';
import {type FilledReport, type FillRequest, refuseFills, writeFilled} from './bulk/write-filled.ts';
import {type ChosenPairs, choosePairs, type LeftOut} from './choose-pairs.ts';
import {costsSheet} from './costs-sheet.ts';
import type {DeliverContext} from './deliver-context.ts';
import {noteElsewhere} from './delivered-elsewhere.ts';
import {deliveryFolder, draftName, readDelivery, refuseIncomplete} from './delivery-folder.ts';
import {judgeAgain} from './judge-again.ts';
import {judgeDeliverables} from './judge-deliverables.ts';
import {judgeVariants} from './judge-variants.ts';
import {limitsThatApply} from './known-limits.ts';
import {licensedFiles} from './licensed-files.ts';
import {makeAll} from './make-all.ts';
import {nameOf} from './make-deliverable.ts';
import {openDelivery} from './open-delivery.ts';
import {type OverrideRequest, overridableRed, overrideRed} from './override-red.ts';
import {recordOverrides} from './record-overrides.ts';
import {writePapers} from './write-papers.ts';

type DeliverSpotOptions = {
  variants: readonly Variant[];
  placements: readonly Placement[];
  /** What a person named; null where all of the spot is meant. Default: null. */
  asked?: {variants: string[] | null; placements: string[] | null} | undefined;
  /** Leaves out variants that are not approved, instead of refusing the delivery. */
  approvedOnly: boolean;
  /** The folder of the delivery. Default: one in `out/<spot>/deliveries`. */
  to?: string | undefined;
  /** The pattern of file names. */
  name?: string | undefined;
  /** The folder of an earlier delivery to compare with. */
  earlier?: string | undefined;
  zip: boolean;
  /** Also writes the sheets of the platforms' imports. */
  bulk: boolean;
  /** Sheets of an account that are filled in. */
  fill: readonly FillRequest[];
  /** What a person overrides. Default: nothing. */
  override?: OverrideRequest | undefined;
  /** Makes everything, and keeps nothing. */
  dryRun: boolean;
  now: Date;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** What a delivery came to. */
export type SpotDelivery = {
  /** The folder; null where nothing was written. */
  folder: string | null;
  /** The archive; null where none was wanted or written. */
  zip: string | null;
  /** The sheet with the costs, which is beside the folder; null where nothing was written. */
  costs: string | null;
  /** What is in it; null while a gate is red. */
  delivery: Delivery | null;
  gates: GateResult[];
  /** What became of each file since the earlier delivery; null where none was named. */
  changes: DeliveryChange[] | null;
  /** Variants that are not delivered, and why. */
  leftOut: LeftOut[];
  /** The columns of the account's sheets that were filled in, and those that stay empty; empty where none was named. */
  filled: FilledReport[];
};

/**
 * Delivers masters to placements: judges the gates, and while none is red, writes one folder with the files and what belongs to them,
 * whole or not at all. A red gate is no error: then nothing is written. Errors: `delivery-exists`, `delivery-empty`, `delivery-name*`,
 * `deliverable-unfit`, `gate-changed`, `master-changed`, `fill-*`, `spot-busy`.
 */
export const deliverSpot = (project: SpotProject, options: DeliverSpotOptions): Promise<SpotDelivery> =>
  holdingSpot(project, async () => {
    refuseFills(
      options.fill,
      options.placements.map(({id}) => id),
    );
    checkPattern(options.name ?? DELIVERY_PATTERN, Object.keys(project.spot.variants.value.axes));
    const {context, candidates} = await openDelivery(project, options);
    try {
      const chosen = choosePairs(candidates, options, context);
      return await deliverChosen(chosen, context, options);
    } finally {
      await context.copies.close();
    }
  });

async function deliverChosen(
  {taking, runsIn, leftOut}: ChosenPairs,
  context: DeliverContext,
  options: DeliverSpotOptions,
): Promise<SpotDelivery> {
  const {project, round} = context;
  const {name = DELIVERY_PATTERN, dryRun} = options;
  options.report.step(`Judging ${taking.length} ${taking.length === 1 ? 'variant' : 'variants'}`);
  const {pairs, facts, found} = await judgeVariants(taking, runsIn, context);
  const nothing: SpotDelivery = {
    ...{folder: null, zip: null, costs: null, delivery: null, gates: found},
    ...{changes: null, leftOut, filled: []},
  };
  const earlier =
    options.earlier === undefined ? undefined : await readDelivery(options.earlier, project.spot.id);
  if (!overridableRed(found, options.override)) return nothing;
  refuseNames(
    pairs.map((pair) => ({
      name: nameOf(pair, {pattern: name, round}, context),
      variant: pair.variant.id,
      placement: pair.placement.id,
    })),
  );
  const target = await deliveryFolder(project, context, options);
  const draft = join(target.parent, draftName(project.spot.id));
  try {
    await makeFolder(draft);
    const delivered = await makeAll(draft, pairs, {facts, pattern: name, round, earlier}, context);
    const bulk = options.bulk ? await writeBulk(draft, delivered, context) : [];
    const judged = await judgeDeliverables(draft, delivered, bulk, context);
    // A person is asked once, when all that is red is known.
    const {gates, overrides} = await overrideRed([...found, ...judged], options.override);
    if (isRed(gates)) return {...nothing, gates};
    const delivery: Delivery = {
      version: 1,
      id: target.id,
      spot: project.spot.id,
      brand: project.spot.variants.value.brand,
      round,
      createdAt: options.now.toISOString(),
      tools: {tenspot: packageFacts().version, ffmpeg: project.tools.ffmpegVersion},
      deliverables: delivered.map(({deliverable}) => deliverable),
      bulk,
      asked: {
        ...(options.asked ?? {variants: null, placements: null}),
        leftOut: leftOut.filter(({why}) => why === 'not approved').map(({variant}) => variant),
      },
      warnings: [],
      gates,
      rights: await licensedFiles(pairs, context),
    };
    const filled: FilledReport[] = [];
    const withoutBulk = options.bulk ? withoutSheet(pairs.map(({placement}) => placement.id)) : [];
    for (const fill of options.fill) filled.push(await writeFilled(draft, fill, delivered, context));
    delivery.warnings.push(
      ...limitsThatApply(pairs, {...delivery, filled, withoutSheet: withoutBulk}, context),
    );
    await writePapers(draft, delivery, delivered, overrides, context);
    await refuseIncomplete(draft, delivery);
    const changes = earlier ? compareDeliveries(delivery, earlier) : null;
    await judgeAgain(taking, gates, context);
    await target.refuseTaken();
    if (dryRun) return {...nothing, gates, delivery, changes, filled};
    // An override is in the log before anything goes out because of it.
    await recordOverrides(gates, pairs, target.id, project, {overrides, now: options.now});
    const written = await keep(draft, target, context, options.zip);
    return {...written, delivery, gates, changes, leftOut, filled};
  } finally {
    await remove(draft);
  }
}

const isRed = (gates: readonly GateResult[]): boolean => gates.some(({state}) => state === 'red');

/**
 * Moves a finished draft to its final path before it writes what is beside it, which so never belongs to a delivery that is not there. Only
 * the note of another folder comes first: without it, `status --rights` would never find the delivery.
 */
async function keep(
  draft: string,
  {folder, id}: {folder: string; id: string},
  context: DeliverContext,
  zip: boolean,
): Promise<Pick<SpotDelivery, 'folder' | 'zip' | 'costs'>> {
  const note = await noteElsewhere(folder, context.project.workspace, context.project.spot.id);
  try {
    await moveFolder(draft, folder);
  } catch (error) {
    if (note !== null) await remove(note);
    throw error;
  }
  const costs = `${folder}.costs.csv`;
  await writeWhole(costs, forSpreadsheets(costsSheet(context)));
  if (!zip) return {folder, zip: null, costs};
  const archive = `${folder}.zip`;
  await context.project.store.draft('zip', async (file) => {
    await zipFolder(folder, id, file);
    await publish(file, archive);
  });
  return {folder, zip: archive, costs};
}
