import type {Brief} from '../documents/brief.ts';
import type {RightsMedium} from '../documents/rights.ts';
import type {Placement} from '../placement/placement.ts';
import type {RightsUse} from './rights-doubts.ts';

type Using = {
  brief: Pick<Brief, 'markets' | 'flight'> | null;
  /** The days of now, the earlier first, as `2026-11-29`. */
  days: readonly string[];
  placements: readonly Pick<Placement, 'media'>[];
};

/**
 * How ads that run in these placements use files: on the days of the flight, or else of now; at least until now, where the flight is over.
 * In the markets of the brief.
 */
export function rightsUse({brief, days, placements}: Using): RightsUse {
  const [today = ''] = days;
  const now = days.at(-1) ?? today;
  const {from = today, to = now} = brief?.flight ?? {};
  const media = new Set<RightsMedium>(placements.flatMap((placement) => placement.media));
  return {from, to: to > now ? to : now, media: [...media], countries: brief?.markets ?? []};
}
