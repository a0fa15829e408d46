import type {ShootPlan} from '../production/shoot/route/plan-shoot.ts';
import type {Problem} from '../spot/errors.ts';

/** Each shot that no model can make and of which nothing is there, with the reasons why every model is out. */
export const nobodyMakes = ({shots}: ShootPlan): Problem[] =>
  shots
    .filter(({choice, takes}) => choice.candidate === null && takes.length === 0)
    .map(({want, route}) => {
      const reasons = [...new Set(route.refused.map(({why}) => why))];
      return {
        code: 'shot-unroutable',
        what: `nobody can make the shot "${want.shot.id}"`,
        expected: 'a model that can, or a photo or clip in shots.yaml',
        got: reasons.slice(0, 6).join('; ') || 'no model at all',
        fix: 'Set a key that is named here, or widen the policy in shots.yaml. `tenspot shoot --plan` tells all reasons.',
      };
    });
