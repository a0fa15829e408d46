import {
  type CostLine,
  type CostSheet,
  describePrice,
  formatUsd,
  type ShotRow,
  type Sum,
  type TakeRow,
} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

const COLORS: Partial<Record<TakeRow['state'], 'green' | 'red' | 'yellow'>> = {
  picked: 'green',
  rejected: 'red',
  failed: 'red',
  gone: 'red',
  broken: 'red',
  unresolved: 'yellow',
};

/** The takes of each shot, in lines. */
export function describeTakes(shots: readonly ShotRow[]): string[] {
  if (shots.length === 0) return ['Every shot has its photo or clip: there is no take to buy.'];
  const wide = Math.max(0, ...shots.flatMap(({takes}) => takes.map((take) => nameOf(take).length)));
  return shots.flatMap(({shot, kind, format, variants, takes}) => [
    `${paint('bold', shot)}  ${[kind, format, seenIn(variants)].filter(Boolean).join(', ')}`,
    ...(takes.length === 0 ? ['  no take yet'] : takes.flatMap((take) => describeTake(take, wide))),
  ]);
}

function describeTake(row: TakeRow, wide: number): string[] {
  const {number, state, seconds, width, height, why, stale, altered, unlike, boughtFor} = row;
  const word = state.padEnd(9);
  const color = COLORS[state];
  const painted = color ? paint(color, word) : word;
  const size = seconds === null ? '' : `${seconds.toFixed(1)} s  ${width}x${height}`;
  return [
    `  ${String(number).padStart(2)}  ${painted}  ${nameOf(row).padEnd(wide)}  ${describePrice(row).padStart(8)}  ${size}${row.variants.length > 0 ? `  shown in ${row.variants.join(', ')}` : ''}`,
    ...(why ? [`      ${state === 'rejected' ? 'rejected' : 'because'}: ${why}`] : []),
    ...(row.pruned && state !== 'pruned' ? ['      its file was pruned'] : []),
    ...unlike.map((difference) => `      unlike the order: ${difference}`),
    ...stale.map((change) => `      stale: ${change}`),
    ...altered.map((change) => `      altered: ${change}`),
    ...(boughtFor ? [`      bought for the spot ${boughtFor}, which pays for it`] : []),
  ];
}

const nameOf = ({provider, model, still}: TakeRow): string => `${provider}/${model}${still ? ', still' : ''}`;

const seenIn = (variants: readonly string[]): string =>
  variants.length === 0
    ? 'shown by no variant'
    : `in ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}`;

/** Where the money went: a line for each shot and each slot of the voice, the total, and the cost of an approved variant. */
export function describeCosts({shots, total, variants, approved, perApproved}: CostSheet): string[] {
  const names = shots.map(({shot, format}) => `${shot} ${format}`.trim());
  const width = Math.max(5, ...names.map(({length}) => length));
  return [
    ...shots.map((line, at) => `${(names[at] ?? '').padEnd(width)}  ${lineOf(line)}`),
    paint('bold', `${'total'.padEnd(width)}  ${lineOf(total)}`),
    paint(
      'bold',
      perApproved === null
        ? `none of the ${variants} variants is approved yet; spent so far: ${formatUsd(total.spent)}`
        : `cost per approved variant: ${formatUsd(perApproved)} (${formatUsd(total.spent)}, ${approved} of ${variants} approved)`,
    ),
  ];
}

function lineOf({picked, rejected, other, failed, held, spent}: CostLine): string {
  const bought = picked.takes + rejected.takes + other.takes;
  const part = (word: string, {takes, micro}: Sum): string[] =>
    takes > 0 ? [`${takes} ${word} ${formatUsd(micro)}`] : [];
  return [
    `${formatUsd(spent).padStart(8)}  ${bought} bought`,
    ...part('picked', picked),
    ...part('rejected', rejected),
    ...part('undecided', other),
    ...part('failed but charged', failed),
    ...part('set aside', held),
  ].join(', ');
}

const paint = (style: 'bold' | 'green' | 'red' | 'yellow', text: string): string =>
  styleText(style, text, {stream: process.stdout});
