import type {Problem} from '../../spot/problem/errors.ts';
import type {MasterEngine} from '../../spot/variant/manifest.ts';
import type {Audit} from './audit-masters.ts';
import type {Versions} from './master-key.ts';
import type {VariantOutcome} from './outcome.ts';

/** What a run rendered: the outcome of some or all variants of a spot. */
export type Batch = {
  /** The id of the spot. */
  spot: string;
  /** Where the masters, the manifest and the contact sheet are. */
  folder: string;
  engine: MasterEngine;
  proof: boolean;
  versions: Versions;
  outcomes: VariantOutcome[];
  /** The problems of variants that cannot be rendered and were left out. */
  refused: readonly Problem[];
  /** The paths of the contact sheet's pages. Empty where none was drawn. */
  contactSheets: string[];
  /** Seconds of the whole run, with contact sheet and audit. `totals.seconds` of the manifest ends with the last master. */
  seconds: number;
  /** Seconds of those from the first fingerprint to the last master: without takes, grades and mixes. */
  drawing: number;
  /** Frames that the reference engine rendered again. Left out where no audit was wanted. */
  audit?: Audit | undefined;
};
