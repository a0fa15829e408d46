import type {Batch} from '../production/render/batch.ts';
import type {VariantOutcome} from '../production/render/outcome.ts';
import {type BatchReuse, batchReuse, type SegmentReport} from '../spot/fingerprint/segment-report.ts';
import {explainReason} from '../spot/fingerprint/uncacheable-reason.ts';

/** How every variant of a batch was made. */
export type BatchExplanation = {
  /** The variants that this run made, added up. */
  sharing: BatchReuse;
  /** The variants of the run, in the order of `variants.yaml`. */
  variants: {
    id: string;
    status: VariantOutcome['status'];
    /** Why the variant has no segments; null where it has some. */
    why: string | null;
    segments: (SegmentReport & {why: string})[];
  }[];
};

export function explainBatch({outcomes, engine}: Batch): BatchExplanation {
  return {
    sharing: batchReuse(outcomes.flatMap(({segmentReports = []}) => segmentReports)),
    variants: outcomes.map((outcome) => ({
      id: outcome.variant.id,
      status: outcome.status,
      why: explainVariant(outcome, engine),
      segments: (outcome.segmentReports ?? []).map((report) => ({...report, why: explainSegment(report)})),
    })),
  };
}

function explainVariant(
  {status, problems, segmentReports}: VariantOutcome,
  engine: Batch['engine'],
): string | null {
  if (status === 'reused') return 'unchanged since it was made: nothing was drawn or encoded';
  if (status === 'failed') return problems[0]?.what ?? 'failed';
  return segmentReports === undefined ? `rendered by itself, by the ${engine} engine` : null;
}

function explainSegment(report: SegmentReport): string {
  if (report.how === 'reused') return 'an earlier run made it';
  if (report.how === 'shared') return `made for ${report.madeFor}`;
  if (report.how === 'full-frame') return explainReason(report.reason);
  const {states, newStates} = report;
  if (newStates === 0) return 'new footage, or known graphics over other footage';
  return newStates === states
    ? `new graphics: ${states} ${states === 1 ? 'state' : 'states'}`
    : `new graphics: ${newStates} of ${states} states`;
}
