import {type Breach, breachOf, type Caps, type Scope, type Totals} from '../../../spot/ledger/budget.ts';
import type {Job, JobTerms} from '../../../spot/ledger/job.ts';
import {formatUsd, type Micro} from '../../../spot/ledger/money.ts';
import {type Subject, subjectLabel} from '../../../spot/ledger/subject.ts';
import type {Ledger, Reader, TotalsOf} from './ledger.ts';

/** Milliseconds for which a job of another run that failed at no cost counts against the budget of its day. */
const MAY_YET_COST = 3_600_000;

/**
 * What jobs that ended as failed may yet cost, as far as they count in a scope: a vendor can complete and charge a job that it said had
 * failed. The run that ordered one does not know before its last look, and other runs do not know for a while.
 */
function mayYetCost(
  ledger: Reader,
  {subject, batch}: JobTerms,
  scope: Scope,
  day: string,
  now: number,
): Micro {
  const isInScope = (job: Job): boolean => {
    if (scope === 'day' && job.plan.batch !== batch)
      return job.day === day && now - Date.parse(job.at) < MAY_YET_COST;
    const isSubject = scope !== 'subject' || subjectLabel(job.plan.subject) === subjectLabel(subject);
    const isSpot = scope !== 'spot' || job.plan.subject.spot === subject.spot;
    return job.plan.batch === batch && isSubject && isSpot;
  };
  return ledger
    .inStates(['FAILED'])
    .filter((job) => job.operation !== null && job.failure?.kind !== 'settled' && isInScope(job))
    .reduce((sum, {plan, spent}) => sum + Math.max(0, plan.worst - spent), 0);
}

/**
 * Reserves the worst case of a planned job, if every budget has room for it beside what all processes have spent and
 * reserved. Otherwise the job ends as `over-budget` and costs nothing.
 */
export function reserve(ledger: Ledger, job: Job, caps: Caps, now: number): {job: Job; breach?: Breach} {
  const {subject, batch, worst} = job.plan;
  const day = new Date(now).toISOString().slice(0, 10);
  const scopes: Record<Scope, TotalsOf> = {
    subject: {subject},
    batch: {batch},
    spot: {spot: subject.spot},
    day: {day},
  };
  return ledger.write((writer) => {
    const totalsOf = (scope: Scope): Totals => {
      const {spent, held} = writer.totals(scopes[scope]);
      return {spent, held: held + mayYetCost(writer, job.plan, scope, day, now)};
    };
    const breach = breachOf(caps, totalsOf, worst);
    if (!breach) return {job: writer.move(job, 'RESERVED', {day})};
    const {scope, cap, totals} = breach;
    const message = `${capped(scope, subject)} may cost ${formatUsd(cap)}: ${formatUsd(totals.spent)} is spent, ${formatUsd(totals.held)} is reserved for jobs that are open or may yet be charged, and ${formatUsd(worst)} was wanted`;
    const failure = {kind: 'over-budget', when: 'refused', charged: 'no', code: scope, message} as const;
    return {job: writer.move(job, 'FAILED', {spent: 0, failure}), breach};
  });
}

/** What a cap is for, for people. */
function capped(scope: Scope, subject: Subject): string {
  if (scope === 'subject') return subjectLabel(subject);
  if (scope === 'batch') return 'this run';
  return scope === 'spot' ? `the spot ${subject.spot}, by the budget of its brief.md,` : 'the day';
}
