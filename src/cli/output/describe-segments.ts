import {styleText} from 'node:util';
import type {Audit} from '../../production/render/audit-masters.ts';
import type {Batch} from '../../production/render/batch.ts';
import type {VariantOutcome} from '../../production/render/outcome.ts';
import {type BatchReuse, batchReuse, type SegmentReport} from '../../spot/fingerprint/segment-report.ts';
import {explainReason} from '../../spot/fingerprint/uncacheable-reason.ts';

/** How every variant of a batch was made, for `--explain`. */
export type BatchExplanation = {
  /** The variants that this run made, added up. */
  sharing: BatchReuse;
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

/** The explanation in lines: each variant, and under it its segments in the order of their frames. */
export function describeExplanation({variants, sharing}: BatchExplanation): string[] {
  const {shown, encoded, states, fullFrames} = sharing;
  const rows = variants.flatMap(({id, why, segments}) => [
    `${bold(id)}${why === null ? '' : `  ${why}`}`,
    ...segments.map(describeSegment),
  ]);
  const count = (frames: number): string => frames.toLocaleString('en');
  const share =
    shown === 0 ? 'nothing was made' : `${((100 * encoded) / shown).toFixed(0)} % of what is shown`;
  return [
    ...rows,
    `${count(shown)} frames shown, ${count(encoded)} encoded (${share}), ${count(states)} graphics states drawn, ${count(fullFrames)} frames rendered in full`,
  ];
}

function describeSegment({
  from,
  frames,
  slots,
  how,
  why,
}: BatchExplanation['variants'][number]['segments'][number]): string {
  const range = `${from}-${from + frames - 1}`.padEnd(10);
  return `  ${range}${`${frames} frames`.padStart(11)}  ${slots.join(', ').padEnd(16)}  ${how.padEnd(10)}  ${why}`;
}

/** An audit in lines: one for each frame, those that differ first. */
export function describeAudit({frames, limits, pass}: Audit): string[] {
  const sorted = [...frames].sort((a, b) => Number(a.pass) - Number(b.pass) || a.whole - b.whole);
  const verdict = pass
    ? styleText('green', 'equal to the reference engine', {stream: process.stderr})
    : styleText('red', 'different from the reference engine', {stream: process.stderr});
  return [
    ...sorted.map(
      ({variant, frame, whole, block, pass: own}) =>
        `${own ? 'audit ' : styleText('red', 'differs', {stream: process.stderr})} ${variant} frame ${frame}: ${whole.toFixed(1)} dB, ${block.toFixed(1)} dB in its worst block`,
    ),
    `${frames.length} ${frames.length === 1 ? 'frame' : 'frames'} drawn again: ${verdict} (limits: ${limits.whole} dB over the frame, ${limits.block} dB in every block)`,
  ];
}

const bold = (text: string): string => styleText('bold', text, {stream: process.stderr});
