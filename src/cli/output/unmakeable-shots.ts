import type {ShootPlan} from '../../production/shoot/route/plan-shoot.ts';
import {invalid, type Problem} from '../../spot/problem/errors.ts';

type Shots = Pick<ShootPlan, 'shots'>;

const openIn = ({shots}: Shots): ShootPlan['shots'] =>
  shots.filter(({choice, takes}) => choice.candidate === null && takes.length === 0);

/** The shots that no model can make and of which nothing is there, those together for which the same reasons hold. */
export function unmakeableShots(plan: Shots): Problem[] {
  const open = openIn(plan).map(({want, route}) => {
    const reasons = [...new Set(route.refused.map(({why}) => why))];
    const {id, mustShoot} = want.shot;
    return {id, mustShoot, got: reasons.slice(0, 6).join('; ') || 'no model at all'};
  });
  return [...Map.groupBy(open, ({got}) => got)].map(([got, same]) => {
    const ids = [...new Set(same.map(({id}) => `"${id}"`))];
    const own = same.every(({mustShoot}) => mustShoot);
    return {
      code: 'shot-unroutable',
      what: `nobody can make the ${ids.length === 1 ? 'shot' : 'shots'} ${ids.join(', ')}`,
      expected: own
        ? 'a clip of its own, in shots.yaml'
        : 'a model that can, or a photo or clip in shots.yaml',
      got,
      fix: own
        ? 'Shoot it, put the file in the spot and name it as the clip of the shot.'
        : 'Set a key that is named here, or widen the policy in shots.yaml. `tenspot shoot --plan` tells all reasons.',
    };
  });
}

/** Refuses a plan with shots that nobody can make. One that must be shot keeps nobody from buying the others: its slot waits for a clip. */
export function refuseUnmakeable(plan: Shots): void {
  const open = openIn(plan);
  const others = open.filter(({want}) => !want.shot.mustShoot);
  if (others.length > 0) throw invalid(unmakeableShots({shots: others}));
  if (open.length > 0 && open.length === plan.shots.length) throw invalid(unmakeableShots(plan));
}
