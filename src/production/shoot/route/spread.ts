import type {RoutingPolicy} from '../../../spot/routing/policy.ts';
import type {Candidate} from '../../../spot/routing/route.ts';

/**
 * Who is asked for the next take of a shot, in turn. `models` begins with the one that was asked least often for this shot, and
 * of those with the best: so N takes come from the N best, and one whose take was rejected is not the first to be asked again.
 */
export function rankFor(
  ranked: readonly Candidate[],
  asked: readonly string[],
  spread: RoutingPolicy['spread'],
): Candidate[] {
  if (spread === 'best') return [...ranked];
  const often = ({model}: Candidate): number => asked.filter((each) => each === model).length;
  return [...ranked].sort((a, b) => often(a) - often(b));
}
