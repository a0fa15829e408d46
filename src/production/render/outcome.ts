import type {SegmentReport} from '../../spot/fingerprint/fingerprint.ts';
import {type Problem, problemsOf} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Segments} from '../../spot/variant/manifest.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {MasterRecord} from './master-record.ts';

/** A part of a master as a file of its own. Files with equal keys show the same; null where the pictures have no key. */
export type MasterSegment = {file: string; frames: number; key: string | null};

/** How one variant came out. `reused`: the master of an earlier run was made from the same input and is still whole. */
export type VariantOutcome = {
  variant: Variant;
  /** Null where staging failed. */
  prepared: StagedVariant | null;
  record: MasterRecord | null;
  status: 'done' | 'reused' | 'failed' | 'skipped';
  problems: readonly Problem[];
  /** How many segments the master consists of. */
  segments?: Segments | undefined;
  /** The segments that the master was joined from. Only of the set engine, and only as long as this process runs. */
  stretches?: readonly MasterSegment[] | undefined;
  /** How each segment was made. Only of the set engine. */
  pieces?: readonly SegmentReport[] | undefined;
};

/** Runs the work on one variant. An error becomes the variant's outcome, but an abort ends the whole batch. */
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
