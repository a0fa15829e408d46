import {invalid} from '../../spot/problem/errors.ts';
import type {ShotPlan, SpotPlan} from './route/plan-shoot.ts';

const nameOf = ({choice}: ShotPlan): string => {
  const {provider = '', model = 'no model'} = choice.candidate ?? {};
  return `${provider}/${model}`;
};

/**
 * Throws `plan-changed` where the takes that are planned with the measured lengths of the bought lines and beds cost more together than the plan
 * that was agreed on, which was made with estimated lengths, or come from other models.
 */
export function refuseDearer(agreed: SpotPlan, now: SpotPlan): void {
  const before = (shot: ShotPlan): ShotPlan | undefined =>
    agreed.shots.find(({want}) => want.shot.id === shot.want.shot.id && want.format === shot.want.format);
  const wanted = now.shots.filter(({usd}) => usd > 0);
  const others = wanted.filter((shot) => {
    const said = before(shot);
    return !said || nameOf(said) !== nameOf(shot);
  });
  const total = wanted.reduce((sum, {usd}) => sum + usd, 0);
  const said = agreed.shots.reduce((sum, {usd}) => sum + usd, 0);
  // Prices are sums of prices for a second: the last digits may differ.
  const isDearer = total > said + 1e-6;
  if (!isDearer && others.length === 0) return;
  const named = (shots: readonly (ShotPlan | undefined)[]): string =>
    shots.flatMap((shot) => (shot ? `${shot.want.shot.id} from ${nameOf(shot)}` : [])).join(', ');
  throw invalid({
    code: 'plan-changed',
    what: 'the takes are not what the plan said, now that the lines of the voice and the beds are bought and measured',
    expected: [`takes for up to $${said.toFixed(2)}`, named(others.map(before))].filter(Boolean).join(': '),
    got: [`takes for up to $${total.toFixed(2)}`, named(others)].filter(Boolean).join(': '),
    fix: 'The lines and beds are bought and stay. No take was bought. Make a new plan with `--plan`, and look at it.',
  });
}
