import {invalid, type Problem} from '../../spot/problem/errors.ts';
import type {SpotPlan} from './route/plan-shoot.ts';

type PlannedShots = Pick<SpotPlan, 'shots'>;

/** The shots that have no take and that no model can make. */
export const withoutModel = ({shots}: PlannedShots): SpotPlan['shots'] =>
  shots.filter(({choice, takes}) => choice.candidate === null && takes.length === 0);

/** A problem for the shots that have no take and that no model can make. Shots with the same reasons are one problem. */
export function unmakeableShots(plan: PlannedShots): Problem[] {
  const unmakeable = withoutModel(plan).map(({want, route}) => {
    const reasons = [...new Set(route.refused.map(({why}) => why))];
    const {id, mustShoot} = want.shot;
    const keys = route.refused.flatMap(({opensWith}) => opensWith?.keys ?? []);
    return {id, mustShoot, keys, got: reasons.slice(0, 6).join('; ') || 'no model at all'};
  });
  return [...Map.groupBy(unmakeable, ({got}) => got)].map(([got, same]) => {
    const ids = [...new Set(same.map(({id}) => `"${id}"`))];
    const needClips = same.every(({mustShoot}) => mustShoot);
    return {
      code: 'shot-unroutable',
      what: `no model can make the ${ids.length === 1 ? 'shot' : 'shots'} ${ids.join(', ')}`,
      expected: needClips
        ? 'a clip in shots.yaml'
        : 'a model that can make it, or `file` in shots.yaml or in the variants: a photo or clip that is shown as it is',
      got,
      fix: needClips
        ? 'Film it, put the file into the folder of the spot, and name it as the clip of the shot in shots.yaml.'
        : same.some(({keys}) => keys.length > 0)
          ? 'Set one of the environment variables named here and install the package of its vendor (`tenspot doctor` lists both), or allow more models in the policy of shots.yaml. To try it without a key, add --sandbox. `tenspot shoot --plan` shows every reason.'
          : 'Change the shot, or allow more models in the policy of shots.yaml. `tenspot shoot --plan` shows every reason.',
    };
  });
}

/**
 * Throws when no model can make a shot. A shot that must be filmed is no reason as long as there are others: it waits for its clip, and
 * the others can be bought.
 */
export function refuseUnmakeable(plan: PlannedShots): void {
  const unmakeable = withoutModel(plan);
  const others = unmakeable.filter(({want}) => !want.shot.mustShoot);
  if (others.length > 0) throw invalid(unmakeableShots({shots: others}));
  if (unmakeable.length > 0 && unmakeable.length === plan.shots.length) throw invalid(unmakeableShots(plan));
}
