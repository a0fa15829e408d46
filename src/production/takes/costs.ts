import type {Job} from '../../spot/ledger/job.ts';
import {subjectLabel} from '../../spot/ledger/subject.ts';
import {type CostSheet, costSheet, type Spending} from '../../spot/takes/cost-sheet.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {generatedIn, isPicked, type Showing, showingOf} from './list-takes.ts';
import type {SpotTakes} from './open-takes.ts';

type Spot = Pick<SpotProject, 'spot' | 'variants'>;

/** Where the money of a spot went, and what an approved variant came to. */
export function costsOf(project: Spot, takes: SpotTakes): CostSheet {
  const showing = showingOf(project, takes);
  const all = takes.shots.flatMap((group) => group.takes);
  const jobs = takes.jobs.flatMap((job) => {
    // A clip may be a take of several shots and formats.
    const verdicts = all
      .filter((take) => take.job.id === job.id)
      .map((take) => take.verdict ?? (isPicked(take, showing) ? 'picked' : undefined));
    const isRejected = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'rejected');
    return spendingOf(job, verdicts.includes('picked') ? 'picked' : isRejected ? 'rejected' : undefined);
  });
  const approved = project.variants.filter((variant) => isApproved(variant, project, takes, showing));
  return costSheet(jobs, {variants: project.variants.length, approved: approved.length});
}

/** What a job of a spot cost, for a shot or for anything else, such as a line of the voice; empty for a job of no spot. */
export function spendingOf(job: Job, verdict: Spending['verdict']): Spending[] {
  const {subject} = job.plan;
  if (subject.spot === '') return [];
  const {format = '', ...named} = subject;
  const shot = subjectLabel({...named, spot: ''});
  return [{shot, format, end: endOf(job), verdict, spent: job.spent, held: job.held}];
}

const endOf = ({state}: Job): Spending['end'] =>
  state === 'COMMITTED' ? 'bought' : state === 'FAILED' ? 'failed' : 'held';

/**
 * A variant counts as approved when, for every generated shot that it shows, a person picked the take and the shot has not changed since.
 * A variant without generated shots does not count.
 */
function isApproved(variant: Variant, project: Spot, takes: SpotTakes, showing: Showing): boolean {
  const wanted = generatedIn(variant, project, takes);
  return (
    wanted.length > 0 &&
    wanted.every(({shot, named}) => {
      const take = takes.shown(shot.id, variant.props.format, named)?.take;
      return Boolean(take?.current && !take.unseen && isPicked(take, showing));
    })
  );
}
