import type {Brief} from '../documents/brief.ts';
import type {RightsMedium} from '../documents/rights.ts';
import type {Placement} from '../placement/placement.ts';
import {type MarketCountries, marketCountries, statedCountries} from '../variant/shown-in.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {RightsUse} from './rights-doubts.ts';

type Using = {
  brief: Pick<Brief, 'markets' | 'flight'> | null;
  /** The days of now, the earlier first, as `2026-11-29`. */
  days: readonly string[];
  placements: readonly Pick<Placement, 'media'>[];
  /** The variant whose ads these are, and the markets of its brand. Default: one that says nothing about countries. */
  props?: Pick<SpotProps, 'market' | 'language'> | undefined;
  markets?: MarketCountries | undefined;
};

/**
 * How ads that run in these placements use files: from now, or from the first day of the flight where that is later, to the last day of the
 * flight; at least until now, where the flight is over. In the markets of the brief, and those of the variant.
 */
export function rightsUse({brief, days, placements, props, markets = {}}: Using): RightsUse {
  const [today = ''] = days;
  const now = days.at(-1) ?? today;
  const {from = today, to = now} = brief?.flight ?? {};
  const media = new Set<RightsMedium>(placements.flatMap((placement) => placement.media));
  return {
    from: from > today ? from : today,
    to: to > now ? to : now,
    media: [...media],
    countries: [...new Set([...(brief?.markets ?? []), ...besideBrief({brief, props, markets})])],
  };
}

/**
 * The countries in which a variant runs beside the markets of the brief: those of its market, or the region of its language. A region alone
 * does not say where an ad runs: it counts only where the brief has markets.
 */
export function besideBrief({
  brief,
  props,
  markets = {},
}: Pick<Using, 'props' | 'markets'> & {brief: Pick<Brief, 'markets'> | null}): string[] {
  const known = brief?.markets ?? [];
  if (!props) return [];
  const own = known.length > 0 ? statedCountries(props, markets) : marketCountries(props, markets);
  return own.filter((country) => !known.includes(country));
}
