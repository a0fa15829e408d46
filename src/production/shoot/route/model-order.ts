import type {RoutingPolicy} from '../../../spot/routing/policy.ts';

/**
 * The order in which models are tried for the next take of a shot. With `models` it begins with the model that this shot was
 * ordered from least often, and of those with the best: so N takes come from the N best models, and a model whose take was
 * rejected is not tried first again.
 */
export function modelOrder<Ranked extends {model: string}>(
  ranked: readonly Ranked[],
  asked: readonly string[],
  spread: RoutingPolicy['spread'],
): Ranked[] {
  if (spread === 'best') return [...ranked];
  const often = ({model}: Ranked): number => asked.filter((each) => each === model).length;
  return [...ranked].sort((a, b) => often(a) - often(b));
}
