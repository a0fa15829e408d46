import {type Breach, breachOf, type Caps, type Scope} from '../../../spot/ledger/budget.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import type {Ledger} from './ledger.ts';

/**
 * Sets the worst case of a planned job aside, if every budget has room for it beside all that is spent and set
 * aside already, by whatever process. Otherwise the job is over, and has cost nothing.
 */
export function reserve(ledger: Ledger, job: Job, caps: Caps, now: number): {job: Job; breach?: Breach} {
  const {shot, batch, worst} = job.plan;
  const day = new Date(now).toISOString().slice(0, 10);
  const scopes: Record<Scope, {shot: string} | {batch: string} | {day: string}> = {
    shot: {shot},
    batch: {batch},
    day: {day},
  };
  return ledger.write((writer) => {
    const breach = breachOf(caps, (scope) => writer.totals(scopes[scope]), worst);
    if (!breach) return {job: writer.move(job, 'RESERVED', {day})};
    const {scope, cap, totals} = breach;
    const message = `the ${scope} may cost ${cap} micro-dollars: ${totals.spent} are spent, ${totals.held} set aside, ${worst} were wanted`;
    const failure = {kind: 'over-budget', when: 'refused', charged: 'no', code: scope, message} as const;
    return {job: writer.move(job, 'FAILED', {spent: 0, failure}), breach};
  });
}
