import {isScratchGone} from '../../machine/files/scratch.ts';
import type {Store} from '../../machine/files/store.ts';
import type {SegmentReport} from '../../spot/fingerprint/segment-report.ts';
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
  /** A hash of the program that draws its graphics. Left out where staging failed. */
  program?: string | undefined;
  status: 'done' | 'reused' | 'failed' | 'skipped';
  problems: readonly Problem[];
  /** How many segments its master has, and how many of them were rendered or reused. */
  segments?: Segments | undefined;
  /** The files from which the set engine joined it. They exist while this process runs. */
  segmentFiles?: readonly MasterSegment[] | undefined;
  /** How the set engine made its segments in this run. */
  segmentReports?: readonly SegmentReport[] | undefined;
};

/** Runs the work on one variant. An error becomes the variant's outcome, but an abort ends the whole batch. */
export async function attempt(
  variant: Variant,
  {signal, store}: {signal?: AbortSignal | undefined; store: Pick<Store, 'scratch'>},
  work: () => Promise<VariantOutcome>,
): Promise<VariantOutcome> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted) throw error;
    // Whatever failed then, failed because of this.
    const problems = (await isScratchGone(store.scratch)) ? [scratchGone(store.scratch)] : problemsOf(error);
    return {variant, prepared: null, record: null, status: 'failed', problems};
  }
}

const scratchGone = (file: string): Problem => ({
  code: 'scratch-gone',
  what: 'the folder for temporary files was deleted while this run used it',
  where: {file},
  expected: 'a folder that only this run changes',
  got: 'no such folder',
  fix: 'Delete .tenspot/scratch only while nothing runs. Run the same command again: what is finished is kept.',
});
