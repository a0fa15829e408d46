import type {SegmentReport} from '../../spot/fingerprint/segment-report.ts';
import {type Problem, problemsOf} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {EngineName, Segments} from '../../spot/variant/manifest.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {Audit} from './audit.ts';
import type {Versions} from './master-key.ts';
import type {MasterRecord} from './master-record.ts';

/** A segment of a master as a file. Equal keys are equal pictures; null where that is not known. */
export type MasterSegment = {file: string; frames: number; key: string | null};

/** How one variant came out. `reused`: it was there, whole, and made of the same input. */
export type VariantOutcome = {
  variant: Variant;
  prepared: StagedVariant | null;
  record: MasterRecord | null;
  status: 'done' | 'reused' | 'failed' | 'skipped';
  problems: readonly Problem[];
  /** How many segments its master has, and how many of them were rendered or reused. */
  segments?: Segments | undefined;
  /** The files from which the set engine joined it. They exist while this process runs. */
  segmentFiles?: readonly MasterSegment[] | undefined;
  /** How the set engine made its segments in this run. */
  segmentReports?: readonly SegmentReport[] | undefined;
};

/** What a run of some or all variants did. */
export type Batch = {
  spot: string;
  folder: string;
  engine: EngineName;
  proof: boolean;
  versions: Versions;
  outcomes: VariantOutcome[];
  seconds: number;
  /** Of those, from the first look at the graphics to the last master: what was not shot, graded or mixed. */
  drawing: number;
  /** Frames that were drawn again by the reference engine, where that was asked for. */
  audit?: Audit | undefined;
};

/** Runs one variant's work; its failure becomes its outcome. A Ctrl-C is no failure: it ends the batch. */
export async function attempt(
  variant: Variant,
  signal: AbortSignal | undefined,
  work: () => Promise<VariantOutcome>,
): Promise<VariantOutcome> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted) throw error;
    return {variant, prepared: null, record: null, status: 'failed', problems: problemsOf(error)};
  }
}
