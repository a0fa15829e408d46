import {formatUsd} from '../../spot/ledger/money.ts';
import type {TakeCell} from '../../spot/sheets/takes-sheet.ts';
import type {ShotRow, TakeRow} from './list-takes.ts';

const WORDS: Record<TakeRow['state'], string> = {
  picked: 'picked',
  rejected: 'rejected',
  undecided: 'undecided',
  pruned: 'pruned',
  gone: 'its file is missing',
  broken: 'its file cannot be read',
  open: 'not finished',
  unresolved: 'unresolved: see tenspot takes reconcile',
  failed: 'failed',
};

/** The state of a take, in a line. */
export function describeVerdict({state, why, stale, unlike, pruned}: TakeRow): string {
  const verdict = why ? `${WORDS[state]}: ${why}` : WORDS[state];
  return [
    verdict,
    ...(stale.length > 0 ? ['stale'] : []),
    ...unlike,
    ...(pruned && state !== 'pruned' ? ['pruned'] : []),
  ].join(', ');
}

export function verdictTone({state, stale, unlike}: TakeRow): TakeCell['tone'] {
  if (state === 'rejected' || state === 'failed' || state === 'gone' || state === 'broken') return 'bad';
  if (stale.length > 0 || unlike.length > 0 || state === 'unresolved') return 'doubt';
  return state === 'picked' ? 'good' : 'plain';
}

/** What a take cost, or what is reserved for it. */
export const describePrice = ({spent, held}: Pick<TakeRow, 'spent' | 'held'>): string =>
  held > 0 ? `${formatUsd(held)} reserved` : formatUsd(spent);

/** How many takes of all shots are in each state, in a line. */
export function describeCounts(shots: readonly ShotRow[]): string {
  const takes = shots.flatMap((each) => each.takes);
  const count = (state: TakeRow['state']): string[] => {
    const {length} = takes.filter((take) => take.state === state);
    return length > 0 ? [`${length} ${WORDS[state].split(':')[0]}`] : [];
  };
  const stale = takes.filter((take) => take.stale.length > 0).length;
  return [
    `${takes.length} ${takes.length === 1 ? 'take' : 'takes'} of ${new Set(shots.map(({shot}) => shot)).size} shots`,
    ...(['picked', 'undecided', 'rejected', 'unresolved', 'failed', 'broken', 'pruned'] as const).flatMap(
      count,
    ),
    ...(stale > 0 ? [`${stale} stale`] : []),
    formatUsd(takes.reduce((sum, {spent}) => sum + spent, 0)),
  ].join(' · ');
}
