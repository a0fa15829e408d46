import type {C2paSigner} from '../../machine/media/c2pa.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {ReviewState} from '../../spot/review/review-state.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Manifest, VariantRecord} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import type {ReviewedMaster} from '../review/current-masters.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

/** What a delivery is made from. */
export type DeliverContext = {
  project: SpotProject;
  /** The folder of the masters. */
  masters: string;
  /** The manifest of the last render; undefined where nothing was rendered. */
  manifest: Manifest | undefined;
  review: ReviewState;
  takes: SpotTakes;
  /** What signs C2PA manifests; undefined where no certificate is given. */
  signer: C2paSigner | undefined;
  /** The day on which rights have to be in force: `2026-11-29`. */
  day: string;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** A variant with its row in the manifest and its master, as far as there are any. */
export type DeliveryCandidate = {
  variant: Variant;
  record: VariantRecord | undefined;
  master: ReviewedMaster | undefined;
};

/** A master that goes to a placement. */
export type Pair = {variant: Variant; record: VariantRecord; master: ReviewedMaster; placement: Placement};
