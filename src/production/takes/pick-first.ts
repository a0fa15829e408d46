import {takeNamed} from '../../spot/documents/edit.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {SpotTake, SpotTakes} from './open-takes.ts';
import {pickTake} from './pick.ts';
import {type VerdictChange, writeRewrites} from './record-change.ts';

/**
 * Picks of every shot of which nobody picked a take, or a still where one has to come first, the first that fits: what the router
 * holds for the best. Written down as chosen by a rule, so that it neither teaches the router nor approves anything.
 */
export async function pickFirst(
  project: SpotProject,
  takes: SpotTakes,
  at: string,
): Promise<VerdictChange[]> {
  const changes: VerdictChange[] = [];
  for (const {shot, format, number} of unpicked(project, takes)) {
    const change = await pickTake({shot, format, take: number}, project, takes, at, 'rule');
    await writeRewrites(change.rewrites);
    changes.push(change);
  }
  return changes;
}

function unpicked({spot}: SpotProject, {shots}: SpotTakes): SpotTake[] {
  return shots.flatMap(({shot, format, want, stills, takes}) => {
    if (!want) return [];
    const still = stills !== undefined && stills.picked === null;
    const there = takes.filter((each) => each.still === still && each.state === 'there');
    const kept = there.filter(({verdict}) => verdict !== 'rejected');
    const named = still ? undefined : takeNamed(spot.edit?.value.picks[shot], format);
    const stands = kept.some(({number, current, unseen}) => number === named && (current || !unseen));
    const [first] = kept.filter(({current}) => current).sort((a, b) => a.number - b.number);
    return first && !stands ? [first] : [];
  });
}
