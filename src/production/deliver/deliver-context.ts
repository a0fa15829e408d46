import type {C2paSigner} from '../../machine/media/c2pa.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {ReviewState} from '../../spot/review/review-state.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Manifest, VariantRecord} from '../../spot/variant/manifest.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import type {CaptionFile} from '../review/caption-files.ts';
import type {ReviewedMaster} from '../review/current-masters.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import type {ApprovedCopies} from './approved-copies.ts';
import type {StagedNow} from './stage-now.ts';

/** What a delivery is made from. */
export type DeliverContext = {
  project: SpotProject;
  /** The folder of the masters. */
  masters: string;
  /** The manifest of the last render; undefined where nothing was rendered. */
  manifest: Manifest | undefined;
  review: ReviewState;
  takes: SpotTakes;
  /** The bytes of the masters that were judged. */
  copies: ApprovedCopies;
  /** What signs C2PA manifests; undefined where no certificate is given. */
  signer: C2paSigner | undefined;
  /** The variants as their documents have them, with the places of their values. */
  drafts: readonly Draft[];
  /** The days on which rights and claims have to be in force, as `2026-11-29`: the day in UTC, and the day here where it is another one. */
  days: readonly string[];
  /** The number of the review's last round; 0 where there was none. */
  round: number;
  /** When the delivery began, in UTC: `20261129T101500`. */
  stamp: string;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** A variant with its row in the manifest and its master, as far as there are any. */
export type DeliveryCandidate = {
  variant: Variant;
  record: VariantRecord | undefined;
  master: ReviewedMaster | undefined;
  /** The files with captions beside its master. */
  captions: CaptionFile[];
  /** What a render would make it from now. */
  now: StagedNow;
};

/** A master that goes to a placement. */
export type Pair = {
  variant: Variant;
  record: VariantRecord;
  master: ReviewedMaster;
  placement: Placement;
  captions: CaptionFile[];
  now: StagedNow;
};
