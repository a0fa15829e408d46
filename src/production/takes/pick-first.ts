import {takeNamed} from '../../spot/documents/edit.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {ShootReport} from '../project/report.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {takeDifferences} from './clip-facts.ts';
import type {SpotTake, SpotTakes} from './open-takes.ts';
import {pickTake} from './pick.ts';
import {type VerdictChange, writeRewrites} from './record-change.ts';

/** Picks the first take that fits of every shot without a pick, and reports each. Does nothing unless `pick` is set. */
export async function pickRound(
  open: () => Promise<SpotProject>,
  {pick, report}: {pick: boolean; report: Pick<ShootReport, 'pick'>},
): Promise<SpotTake[]> {
  if (!pick) return [];
  const project = await open();
  const changes = await pickFirst(project, await takesOf(project), new Date().toISOString());
  for (const {summary} of changes) report.pick(summary.join('; '));
  return changes.map(({take}) => take);
}

/**
 * Picks, of every shot without a pick, the first take that fits: the one that the router ranked highest of those that are as ordered; only
 * where none is, of the others. Takes whose file cannot be read are never picked. Where a still has to be picked first, it picks a still. The record says that a rule picked it, so that it neither teaches the router nor approves anything.
 */
export async function pickFirst(
  project: Pick<SpotProject, 'workspace' | 'spot' | 'store' | 'tools'>,
  takes: SpotTakes,
  at: string,
): Promise<VerdictChange[]> {
  const changes: VerdictChange[] = [];
  for (const candidates of unpicked(project, takes)) {
    const first = await firstAsOrdered(candidates, project);
    if (!first) continue;
    const {shot, format, number} = first;
    const change = await pickTake({shot, format, take: number}, project, takes, at, {by: 'rule'});
    await writeRewrites(change.rewrites);
    changes.push(change);
  }
  return changes;
}

async function firstAsOrdered(
  takes: readonly SpotTake[],
  project: Pick<SpotProject, 'store' | 'tools'>,
): Promise<SpotTake | undefined> {
  let unlikeIts: SpotTake | undefined;
  for (const take of takes) {
    const {unlike, broken} = await takeDifferences(take, project);
    if (unlike.length === 0) return take;
    if (!broken) unlikeIts ??= take;
  }
  return unlikeIts;
}

/** For each shot without a pick, the takes that a rule may pick, by number. */
function unpicked({spot}: Pick<SpotProject, 'spot'>, {shots}: SpotTakes): SpotTake[][] {
  return shots.flatMap(({shot, format, want, stills, takes}) => {
    if (!want) return [];
    const still = stills !== undefined && stills.picked === null;
    const there = takes.filter((each) => each.still === still && each.state === 'there');
    const kept = there.filter(({verdict}) => verdict !== 'rejected');
    const named = still ? undefined : takeNamed(spot.edit?.value.picks[shot], format);
    const isPicked = kept.some(({number, current, unseen}) => number === named && (current || !unseen));
    const current = kept.filter((each) => each.current).sort((a, b) => a.number - b.number);
    return isPicked ? [] : [current];
  });
}
