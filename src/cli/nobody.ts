import type {ShootPlan} from '../production/shoot/route/plan-shoot.ts';
import type {Problem} from '../spot/errors.ts';

/** The shots that no model can make and of which nothing is there, those together for which the same reasons hold. */
export function nobodyMakes({shots}: ShootPlan): Problem[] {
  const open = shots
    .filter(({choice, takes}) => choice.candidate === null && takes.length === 0)
    .map(({want, route}) => {
      const reasons = [...new Set(route.refused.map(({why}) => why))];
      return {id: want.shot.id, got: reasons.slice(0, 6).join('; ') || 'no model at all'};
    });
  return [...Map.groupBy(open, ({got}) => got)].map(([got, same]) => {
    const ids = [...new Set(same.map(({id}) => `"${id}"`))];
    return {
      code: 'shot-unroutable',
      what: `nobody can make the ${ids.length === 1 ? 'shot' : 'shots'} ${ids.join(', ')}`,
      expected: 'a model that can, or a photo or clip in shots.yaml',
      got,
      fix: 'Set a key that is named here, or widen the policy in shots.yaml. `tenspot shoot --plan` tells all reasons.',
    };
  });
}
