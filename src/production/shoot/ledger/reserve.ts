import {type Breach, breachOf, type Caps, type Scope} from '../../../spot/ledger/budget.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {subjectLabel} from '../../../spot/ledger/subject.ts';
import type {Ledger, TotalsOf} from './ledger.ts';

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
    day: {day},
  };
  return ledger.write((writer) => {
    const breach = breachOf(caps, (scope) => writer.totals(scopes[scope]), worst);
    if (!breach) return {job: writer.move(job, 'RESERVED', {day})};
    const {scope, cap, totals} = breach;
    const capped = scope === 'subject' ? subjectLabel(subject) : `the ${scope}`;
    const message = `${capped} may cost ${cap} micro-dollars: ${totals.spent} are spent, ${totals.held} reserved, ${worst} were wanted`;
    const failure = {kind: 'over-budget', when: 'refused', charged: 'no', code: scope, message} as const;
    return {job: writer.move(job, 'FAILED', {spent: 0, failure}), breach};
  });
}
