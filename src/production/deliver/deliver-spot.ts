import {join} from 'node:path';
import {makeFolder, moveFolder} from '../../machine/files/folders.ts';
import {publish, remove} from '../../machine/files/write-file.ts';
import {zipFolder} from '../../machine/files/zip.ts';
import {packageFacts} from '../../machine/tools/package.ts';
import {compareDeliveries, type DeliveryChange} from '../../spot/delivery/compare-deliveries.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';
import {checkPattern, DELIVERY_PATTERN, refuseNames} from '../../spot/delivery/delivery-name.ts';
import {type GateResult, type Override, overrideGates} from '../../spot/delivery/gate.ts';
import {formatsOf} from '../../spot/placement/joint-placement.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import {findPlacement} from '../../spot/placement/placements.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {standingOf} from '../../spot/review/standing.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {holdingSpot} from '../render/spot-lock.ts';
import {writeBulk} from './bulk/write-bulk.ts';
import {writeFilled} from './bulk/write-filled.ts';
import type {DeliveryCandidate} from './deliver-context.ts';
import {deliveryFolder, draftName, readDelivery, refuseIncomplete} from './delivery-folder.ts';
import {judgeVariants} from './judge-variants.ts';
import {makeAll} from './make-all.ts';
import {nameOf} from './make-deliverable.ts';
import {openDelivery} from './open-delivery.ts';
import {recordOverrides} from './record-overrides.ts';
import {writePapers} from './write-papers.ts';

type DeliverSpotOptions = {
  variants: readonly Variant[];
  placements: readonly Placement[];
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
  /** The path of a sheet of an account that is filled in. */
  fill?: string | undefined;
  overrides: readonly Override[];
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
  /** What is in it; null while a gate is red. */
  delivery: Delivery | null;
  gates: GateResult[];
  /** What became of each file since the earlier delivery; null where none was named. */
  changes: DeliveryChange[] | null;
  /** Variants that are not delivered, and why. */
  leftOut: {variant: string; why: 'not approved' | 'made for other formats or placements'}[];
  /** The columns of the account's sheet that were filled in, and those that stay empty; null where none was named. */
  filled: {file: string; filled: string[]; empty: string[]} | null;
};

/**
 * Delivers masters to placements: judges the gates, and while none is red, writes one folder with the files and what belongs to them,
 * whole or not at all. A red gate is no error: then nothing is written. Errors: `delivery-exists`, `delivery-empty`, `delivery-name*`,
 * `deliverable-unfit`, `spot-busy`.
 */
export const deliverSpot = (project: SpotProject, options: DeliverSpotOptions): Promise<SpotDelivery> =>
  holdingSpot(project, () => deliverHeld(project, options));

async function deliverHeld(project: SpotProject, options: DeliverSpotOptions): Promise<SpotDelivery> {
  const {placements, name = DELIVERY_PATTERN, dryRun} = options;
  checkPattern(name, Object.keys(project.spot.variants.value.axes));
  const {context, candidates: all} = await openDelivery(project, options);
  const approved = (each: DeliveryCandidate): boolean =>
    Boolean(each.master && standingOf(each.master, context.review).approved);
  const candidates = options.approvedOnly ? all.filter(approved) : all;
  const runsIn = ({variant: {props}}: DeliveryCandidate): Placement[] =>
    placements.filter(
      (placement) =>
        formatsOf(placement).includes(props.format) &&
        // A variant with placements of its own was made and checked for these.
        (props.placements ?? [placement.id]).some((name) => findPlacement(name).id === placement.id),
    );
  const leftOut = all.flatMap((each): SpotDelivery['leftOut'] => {
    const variant = each.variant.id;
    if (!candidates.includes(each)) return [{variant, why: 'not approved'}];
    return runsIn(each).length === 0 ? [{variant, why: 'made for other formats or placements'}] : [];
  });
  const taking = candidates.filter((each) => runsIn(each).length > 0);
  refuseEmpty(placements, taking, runsIn, candidates.length === 0 && all.length > 0);
  options.report.step(`Judging ${taking.length} ${taking.length === 1 ? 'variant' : 'variants'}`);
  const {pairs, facts, found} = await judgeVariants(taking, runsIn, context);
  const gates = overrideGates(found, options.overrides);
  const earlier = options.earlier === undefined ? undefined : await readDelivery(options.earlier);
  const nothing = {folder: null, zip: null, delivery: null, gates, changes: null, leftOut, filled: null};
  if (gates.some(({state}) => state === 'red')) return nothing;
  const round = context.review.rounds.at(-1)?.round ?? 0;
  refuseNames(
    pairs.map((pair) => ({
      name: nameOf(pair, {pattern: name, round}, context),
      variant: pair.variant.id,
      placement: pair.placement.id,
    })),
  );
  const target = await deliveryFolder(project, round, options);
  const draft = join(target.parent, draftName(project.spot.id));
  try {
    await makeFolder(draft);
    const delivery: Delivery = {
      version: 1,
      id: target.id,
      spot: project.spot.id,
      brand: project.spot.variants.value.brand,
      round,
      createdAt: options.now.toISOString(),
      tools: {tenspot: packageFacts().version, ffmpeg: project.tools.ffmpegVersion},
      deliverables: [],
      bulk: [],
      gates,
    };
    const delivered = await makeAll(draft, pairs, {facts, pattern: name, round, earlier}, context);
    delivery.deliverables.push(...delivered.map(({deliverable}) => deliverable));
    if (options.bulk) delivery.bulk.push(...(await writeBulk(draft, delivered, context)));
    const filled =
      options.fill === undefined ? null : await writeFilled(draft, options.fill, delivered, context);
    await writePapers(draft, delivery, pairs, options.overrides, context);
    await refuseIncomplete(draft, delivery);
    const changes = earlier ? compareDeliveries(delivery, earlier) : null;
    if (dryRun) return {...nothing, delivery, changes, filled};
    await recordOverrides(gates, pairs, target.id, project, options);
    const zip = options.zip ? `${target.folder}.zip` : null;
    if (zip)
      await project.store.draft('zip', async (file) => {
        await zipFolder(draft, target.id, file);
        await publish(file, zip);
      });
    await moveFolder(draft, target.folder);
    return {folder: target.folder, zip, delivery, gates, changes, leftOut, filled};
  } finally {
    await remove(draft);
  }
}

function refuseEmpty(
  placements: readonly Placement[],
  taking: readonly DeliveryCandidate[],
  runsIn: (each: DeliveryCandidate) => Placement[],
  noneApproved: boolean,
): void {
  if (noneApproved)
    throw invalid({
      code: 'delivery-empty',
      what: 'no variant is approved',
      expected: 'an approved variant',
      got: 'none of those that are asked for',
      fix: 'Have the masters approved, or leave --approved out.',
    });
  const unused = placements.filter((placement) => !taking.some((each) => runsIn(each).includes(placement)));
  const [first] = unused;
  if (!first) return;
  throw invalid({
    code: 'delivery-empty',
    what: `no variant can be delivered to ${first.title}`,
    expected: `a variant in ${formatsOf(first).join(', ')}`,
    got: 'none of those that are asked for',
    fix: `Make one, or leave "${first.id}" out.`,
  });
}
