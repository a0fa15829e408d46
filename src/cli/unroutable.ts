import type {ShotPlan} from '../production/shoot/route/plan-shoot.ts';
import {invalid, type TenspotError} from '../spot/errors.ts';

/**
 * Shots that have no take and that nobody can make. Those that have to be shot keep nobody from buying the others: their
 * slots wait for a clip.
 */
export function refuseUnroutable(shots: readonly ShotPlan[]): void {
  const open = shots.filter(({choice, takes}) => choice.candidate === null && takes.length === 0);
  const waiting = open.filter(({want}) => want.shot.mustShoot);
  if (open.length > waiting.length) throw nobodyFor(open.filter((each) => !waiting.includes(each)));
  if (waiting.length > 0 && waiting.length === shots.length) throw nobodyFor(waiting);
}

/** Each shot with the reasons why every model is out. */
const nobodyFor = (shots: readonly ShotPlan[]): TenspotError =>
  invalid(
    shots.map(({want, route}) => {
      const reasons = [...new Set(route.refused.map(({why}) => why))];
      return {
        code: 'shot-unroutable',
        what: `nobody can make the shot "${want.shot.id}"`,
        expected: want.shot.mustShoot
          ? 'a clip of its own, in shots.yaml'
          : 'a model that can, or a photo or clip in shots.yaml',
        got: reasons.slice(0, 6).join('; ') || 'no model at all',
        fix: want.shot.mustShoot
          ? 'Shoot it, put the file in the spot and name it as the clip of the shot.'
          : 'Set a key that is named here, or widen the policy in shots.yaml. `tenspot shoot --plan` tells all reasons.',
      };
    }),
  );
