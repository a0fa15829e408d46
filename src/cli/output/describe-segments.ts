import {styleText} from 'node:util';
import type {Audit} from '../../production/render/audit-masters.ts';
import type {Batch} from '../../production/render/batch.ts';
import type {VariantOutcome} from '../../production/render/outcome.ts';
import {type BatchReuse, batchReuse, type SegmentReport} from '../../spot/fingerprint/fingerprint.ts';

/** How every variant of a batch was made, for `--explain`. */
type Explanation = {
  /** What the variants that this run made came to, together. */
  sharing: BatchReuse;
  variants: {
    id: string;
    status: VariantOutcome['status'];
    why: string | null;
    segments: readonly SegmentReport[];
  }[];
};

export function explainBatch({outcomes, engine}: Batch): Explanation {
  return {
    sharing: batchReuse(outcomes.flatMap(({pieces = []}) => pieces)),
    variants: outcomes.map(({variant, status, problems, pieces}) => ({
      id: variant.id,
      status,
      why:
        status === 'reused'
          ? 'unchanged since it was rendered: nothing was drawn or encoded'
          : status === 'failed'
            ? (problems[0]?.what ?? 'failed')
            : pieces === undefined
              ? `rendered by itself, by the ${engine} engine`
              : null,
      segments: pieces ?? [],
    })),
  };
}

/** An explanation in lines: each variant, and under it its segments in the order of their frames. */
export function describeExplanation({variants, sharing}: Explanation): string[] {
  const {shown, encoded, states, whole} = sharing;
  const rows = variants.flatMap(({id, why, segments}) => [
    `${bold(id)}${why === null ? '' : `  ${why}`}`,
    ...segments.map(describePiece),
  ]);
  const count = (frames: number): string => frames.toLocaleString('en');
  const share =
    shown === 0 ? 'nothing was made' : `${((100 * encoded) / shown).toFixed(0)} % of what is shown`;
  return [
    ...rows,
    `${count(shown)} frames shown, ${count(encoded)} encoded (${share}), ${count(states)} graphics states drawn, ${count(whole)} frames drawn whole`,
  ];
}

const describePiece = ({from, frames, slots, how, why}: SegmentReport): string =>
  `  ${`${from}-${from + frames - 1}`.padEnd(10)}${`${frames} frames`.padStart(11)}  ${slots.join(', ').padEnd(16)}  ${HOW[how].padEnd(10)}  ${why}`;

/** What each way is called before its reason. */
const HOW: Record<SegmentReport['how'], string> = {
  composited: 'made',
  whole: 'drawn whole',
  shared: 'shared',
  reused: 'reused',
};

/** An audit in lines: a frame each, the least similar first. */
export function describeAudit({frames, limits, pass}: Audit): string[] {
  const sorted = [...frames].sort((a, b) => Number(a.pass) - Number(b.pass) || a.whole - b.whole);
  const verdict = pass
    ? styleText('green', 'equal to the reference within the limits', {stream: process.stderr})
    : styleText('red', 'different from the reference', {stream: process.stderr});
  return [
    ...sorted.map(
      ({variant, frame, whole, block, pass: own}) =>
        `${own ? 'audit ' : styleText('red', 'differs', {stream: process.stderr})} ${variant} frame ${frame}: ${whole.toFixed(1)} dB, ${block.toFixed(1)} dB in the block that differs most`,
    ),
    `${frames.length} ${frames.length === 1 ? 'frame' : 'frames'} compared: ${verdict} (at least ${limits.whole} dB, and ${limits.block} dB in every block)`,
  ];
}

const bold = (text: string): string => styleText('bold', text, {stream: process.stderr});
