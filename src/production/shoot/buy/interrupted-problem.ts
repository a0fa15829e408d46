import type {Job} from '../../../spot/ledger/job.ts';
import {formatUsd} from '../../../spot/ledger/money.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {subjectLabel} from '../../../spot/ledger/subject.ts';
import {EXIT, TenspotError} from '../../../spot/problem/errors.ts';
import type {Run} from './run.ts';

/** The error of an interrupted run. It lists the jobs that are still with their providers, and their cost. */
export function interruptedError({ledger, owner, batch}: Run): TenspotError {
  const away = ledger.inStates(OPEN).filter((job) => ledger.ownerOf(job.id) === owner.id && wasSent(job));
  const dropped = ledger
    .inStates(['FAILED'])
    .filter(({plan, failure}) => plan.batch === batch && failure?.code === 'cancelled');
  const held = away.reduce((sum, job) => sum + job.held, 0);
  const parts = [
    away.length === 0 ? 'nothing is on its way' : `${away.length} on the way, for ${formatUsd(held)} at most`,
    ...(dropped.length === 0 ? [] : [`${dropped.length} cancelled in a queue, at no charge`]),
  ];
  return new TenspotError(
    {
      code: 'interrupted',
      what: `stopped: ${parts.join('; ')}`,
      ...(away.length === 0 ? {} : {got: listed(away.map(describe))}),
      fix: 'Run the same command again: what is on its way is brought in, and nothing is sent twice.',
    },
    {exitCode: EXIT.interrupted},
  );
}

/** Jobs that are listed at most; `tenspot takes` lists all. */
const LISTED = 8;

const listed = (lines: readonly string[]): string =>
  [
    ...lines.slice(0, LISTED),
    ...(lines.length > LISTED ? [`and ${lines.length - LISTED} more (tenspot takes)`] : []),
  ].join('; ');

const wasSent = ({state}: Job): boolean => state !== 'PLANNED' && state !== 'RESERVED';

const describe = ({plan, state}: Job): string =>
  state === 'UNKNOWN' || state === 'SUBMITTING'
    ? `${subjectLabel(plan.subject)}: sent to ${plan.provider}, which has not answered`
    : `${subjectLabel(plan.subject)}: ${state.toLowerCase()} at ${plan.provider}`;
