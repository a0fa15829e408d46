import type {SpotProps} from './spot-props.ts';

/** The markets of a brand, as far as countries need them. */
export type MarketCountries = Readonly<Record<string, {countries?: readonly string[] | undefined}>>;

/** The countries of the market of a variant. Empty: it has none, or that has none. */
export const marketCountries = (
  {market}: Pick<SpotProps, 'market'>,
  markets: MarketCountries,
): readonly string[] => (market === undefined ? [] : (markets[market]?.countries ?? []));

/** The countries in which a variant says that it runs: those of its market, or the region of its language (`de-AT` is shown in Austria). Empty: it says nothing. */
export function statedCountries(
  props: Pick<SpotProps, 'market' | 'language'>,
  markets: MarketCountries,
): readonly string[] {
  const own = marketCountries(props, markets);
  const [, region] = /-([A-Za-z]{2})(?:-|$)/.exec(props.language) ?? [];
  return own.length > 0 || region === undefined ? own : [region.toUpperCase()];
}
