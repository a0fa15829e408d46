import type {Job} from '../../spot/ledger/job.ts';
import {type CostSheet, costSheet, type Spending} from '../../spot/takes/cost-sheet.ts';
import type {Production} from '../project/open-project.ts';
import {generatedIn, isPicked, type Showing, showingOf} from './list-takes.ts';
import type {SpotTakes} from './open-takes.ts';

/** Where the money of a spot went, and what an approved variant came to. */
export function costsOf(production: Production, takes: SpotTakes): CostSheet {
  const showing = showingOf(production, takes);
  const all = takes.shots.flatMap((group) => group.takes);
  const jobs = takes.jobs.flatMap((job) => {
    const take = all.find((each) => each.job.id === job.id);
    const verdict = take && (take.verdict ?? (isPicked(take, showing) ? 'picked' : undefined));
    return spendingOf(job, verdict);
  });
  const approved = production.variants.filter((variant) => isApproved(variant, production, takes, showing));
  return costSheet(jobs, {variants: production.variants.length, approved: approved.length});
}

/** What a job for a shot cost; empty for a job that is not for a shot of a spot. */
export function spendingOf(job: Job, verdict: Spending['verdict']): Spending[] {
  const {spot, type, id: shot, format} = job.plan.subject;
  if (spot === '' || type !== 'shot' || format === undefined) return [];
  return [{shot, format, end: endOf(job), verdict, spent: job.spent, held: job.held}];
}

const endOf = ({state}: Job): Spending['end'] =>
  state === 'COMMITTED' ? 'bought' : state === 'FAILED' ? 'failed' : 'held';

/**
 * Approved, today: of every generated shot that the variant shows, a person picked the take, and the shot was not changed since.
 * A variant without a generated shot has nothing to approve here, and does not count.
 */
function isApproved(
  variant: Production['variants'][number],
  production: Production,
  takes: SpotTakes,
  showing: Showing,
): boolean {
  const wanted = generatedIn(variant, production, takes);
  return (
    wanted.length > 0 &&
    wanted.every(({shot, named}) => {
      const take = takes.shown(shot.id, variant.props.format, named)?.take;
      return Boolean(take?.current && !take.unseen && isPicked(take, showing));
    })
  );
}
