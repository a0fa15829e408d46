import {resolve} from 'node:path';
import {deliverSpot, type SpotDelivery} from '../production/deliver/deliver-spot.ts';
import type {OverrideRequest} from '../production/deliver/override-red.ts';
import type {SpotProject} from '../production/project/open-spot.ts';
import {selectVariants} from '../production/project/variants/select-variants.ts';
import type {DeliveryChange} from '../spot/delivery/compare-deliveries.ts';
import type {BulkPack, Deliverable} from '../spot/delivery/delivery.ts';
import type {GateResult} from '../spot/delivery/gate.ts';
import type {Placement} from '../spot/placement/placement.ts';
import {findPlacement} from '../spot/placement/placements.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** A sheet to fill in. */
export type FillChoice = {
  /** Its path. */
  sheet: string;
  /** The placement whose ads go into it. Default: all ads, which then have to be of one platform. */
  placement?: string | undefined;
};

/** What is delivered, and where. */
export type DeliverOptions = SpotChoice &
  RunOptions & {
    /** Ids or shorter names of placements. Default: those of the variants, or else those of `brief.md`. */
    placements?: readonly string[] | undefined;
    /** Ids of variants or axis values (`hook=ice`). Default: all. */
    only?: readonly string[] | undefined;
    /** Leaves out variants that are not approved, instead of delivering nothing. Default: false. */
    approvedOnly?: boolean | undefined;
    /** The folder of the delivery, which must not exist. Default: a new one in `out/<spot>/deliveries`. */
    to?: string | undefined;
    /** The pattern of file names. Default: `{spot}_{variant}_{placement}_{size}_{seconds}s_r{round}`. */
    name?: string | undefined;
    /** The folder of an earlier delivery: the result says what changed since. Default: none. */
    earlier?: string | undefined;
    /** Also writes a ZIP archive beside the folder. Default: false. */
    zip?: boolean | undefined;
    /** Also writes the sheets of the platforms' imports, with the files that they name. Default: false. */
    bulk?: boolean | undefined;
    /** Sheets that an account exported or that its platform gave: they are filled in. Default: none. */
    fill?: readonly FillChoice[] | undefined;
    /** Makes everything in temporary files, and keeps nothing. Default: false. */
    dryRun?: boolean | undefined;
  };

/** What a call delivered. */
export type DeliverResult = {
  /** The id of the spot. */
  spot: string;
  /** True if no gate is red. */
  pass: boolean;
  /** The folder of the delivery; null where nothing was written. */
  folder: string | null;
  /** The archive; null where none was written. */
  zip: string | null;
  /** The sheet with the costs of the takes, beside the folder; null where nothing was written. */
  costs: string | null;
  /** The files, each with what belongs to it; empty while a gate is red. */
  deliverables: Deliverable[];
  /** Every gate of every variant and placement. */
  gates: GateResult[];
  /** What became of each file since the earlier delivery; null where none was named. */
  changes: DeliveryChange[] | null;
  /** Variants that are not delivered, and why. */
  leftOut: SpotDelivery['leftOut'];
  /** Sheets for imports, with the files that they name; empty where none were asked for. */
  bulk: BulkPack[];
  /** Known limits of Tenspot that apply to this delivery: what a person still has to check, in sentences. */
  warnings: string[];
  /** The columns of the account's sheets that were filled in, and those that stay empty; empty where none was named. */
  filled: SpotDelivery['filled'];
};

/**
 * Delivers the approved masters of a spot to placements: one folder with a file for each, its cover and captions, and what belongs to
 * them. A red gate is no error: look at `pass`. A program cannot override a gate. Errors: `placement-unnamed`, `placement-unknown`,
 * `delivery-exists`, `delivery-empty`, `deliverable-unfit`, `gate-changed`, `master-changed`, `fill-*`, `spot-busy`, and those of the documents.
 */
export const deliver = (project: TenspotProject, options: DeliverOptions = {}): Promise<DeliverResult> =>
  deliverByPerson(project, options, undefined);

/** As `deliver`, with gates that a person overrides. The command line calls it on a terminal only. */
export const deliverByPerson = (
  project: TenspotProject,
  options: DeliverOptions,
  override: OverrideRequest | undefined,
): Promise<DeliverResult> =>
  running(options, (run) =>
    withSpot(project, {...options, unsellable: true}, 'deliver', run, async (spot) => {
      const {only = [], placements = [], approvedOnly = false, to, earlier, name} = options;
      const variants = selectVariants(spot.variants, only);
      const made = await deliverSpot(spot, {
        variants,
        placements: placementsOf(placements, {variants, spot: spot.spot}),
        asked: {
          variants: only.length > 0 ? variants.map(({id}) => id) : null,
          placements: placements.length > 0 ? placements.map((name) => findPlacement(name).id) : null,
        },
        approvedOnly,
        to: to === undefined ? undefined : resolve(project.root, to),
        earlier: earlier === undefined ? undefined : resolve(project.root, earlier),
        name,
        zip: options.zip ?? false,
        bulk: options.bulk ?? false,
        fill: (options.fill ?? []).map(({sheet, placement}) => ({
          sheet: resolve(project.root, sheet),
          placement: placement === undefined ? null : findPlacement(placement).id,
        })),
        dryRun: options.dryRun ?? false,
        override,
        now: new Date(),
        ...run,
      });
      const {delivery, gates, ...rest} = made;
      return {
        spot: spot.spot.id,
        pass: gates.every(({state}) => state !== 'red'),
        deliverables: delivery?.deliverables ?? [],
        bulk: delivery?.bulk ?? [],
        warnings: delivery?.warnings ?? [],
        gates,
        ...rest,
      };
    }),
  );

/** The placements that are named, or those of the variants, or else those of the brief. */
function placementsOf(
  names: readonly string[],
  {variants, spot}: Pick<SpotProject, 'variants' | 'spot'>,
): Placement[] {
  const own = variants.flatMap(({props}) => props.placements ?? []);
  const wanted = names.length > 0 ? names : own.length > 0 ? own : (spot.brief?.placements ?? []);
  const found = [...new Set(wanted.map((name) => findPlacement(name)))];
  if (found.length > 0) return found;
  throw invalid({
    code: 'placement-unnamed',
    what: 'no placement is named',
    expected: 'placements in variants.yaml or brief.md, or with --placement',
    got: 'none',
    fix: 'Name one: `--placement meta-reels`. docs/placements.md lists them.',
  });
}
