import type {BatchExplanation} from '../../node/explain-batch.ts';
import type {Audit} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

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
