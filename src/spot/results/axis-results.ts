import {type AxisPair, batchDesign, valuesOf} from './batch-design.ts';
import {type ShareInterval, stratifiedDifference, type Tally, wilson} from './interval.ts';

/** Counts of an ad in a report. Null where the report does not have them. */
export type AdCounts = {
  impressions: number | null;
  /** Plays of at least three seconds. */
  plays: number | null;
  clicks: number | null;
  conversions: number | null;
};

/** A variant with its choices, and the counts of all its ads together. */
export type VariantResult = {
  variant: string;
  choices: Readonly<Record<string, string>>;
  counts: AdCounts;
  /** What its row sets beside the axes, as one text: variants are compared only where it is equal. Default: nothing. */
  beside?: string;
};

/** The shares that are compared: hits of trials. */
export const SHARES = {
  hook: {title: 'plays of 3 s per impression', hits: 'plays', trials: 'impressions'},
  click: {title: 'clicks per impression', hits: 'clicks', trials: 'impressions'},
  conversion: {title: 'conversions per click', hits: 'conversions', trials: 'clicks'},
} as const satisfies Record<string, {title: string; hits: keyof AdCounts; trials: keyof AdCounts}>;
export type ShareName = keyof typeof SHARES;

/** One value of an axis: its share over all of its variants, and how far it is from the other values of the axis. */
export type ValueResult = {
  value: string;
  variants: number;
  trials: number;
  interval: ShareInterval;
  /**
   * The difference to the other values of the axis, between variants with the same values on the other axes (those that are `confounded` do
   * not count), whose rows set the same beside the axes. Null where there are no such variants. `clear`: its interval does not contain 0.
   */
  against: {by: number; low: number; high: number; clear: boolean} | null;
};

/** What one share was for the values of one axis. */
export type AxisResult = {
  axis: string;
  share: ShareName;
  values: ValueResult[];
  /** Axes whose effect cannot be told apart from that of this one. */
  confounded: string[];
  /** Axes that were not shown in all combinations with this one: they may account for a part of the difference. */
  partial: string[];
};

/**
 * Compares the values of each axis. The share of a value adds up its variants, so a variant with more impressions weighs more. Differences
 * compare only variants that are equal on the other axes: a platform gives most impressions to few variants, and their other values would
 * count as an effect. It says what went together in this batch, and not why: ads of a platform are not shown to people at random.
 */
export function axisResults(results: readonly VariantResult[]): {axes: AxisResult[]; design: AxisPair[]} {
  const choices = results.map((each) => each.choices);
  const design = batchDesign(choices);
  const axes = [...new Set(choices.flatMap(Object.keys))];
  const found = axes.flatMap((axis) =>
    (Object.keys(SHARES) as ShareName[]).flatMap((share): AxisResult[] => {
      const others = (kind: AxisPair['design']): string[] =>
        design
          .filter((pair) => pair.design === kind && (pair.a === axis || pair.b === axis))
          .map(({a, b}) => (a === axis ? b : a));
      const confounded = others('confounded');
      const equal = axes.filter((each) => each !== axis && !confounded.includes(each));
      const values = valuesOf(choices, axis).flatMap(
        (value) => valueResult(results, {axis, value, equal}, share) ?? [],
      );
      return values.length === 0 ? [] : [{axis, share, values, confounded, partial: others('partial')}];
    }),
  );
  return {axes: found, design};
}

/** `equal`: the axes on which variants have to have the same value to be compared. */
function valueResult(
  results: readonly VariantResult[],
  {axis, value, equal}: {axis: string; value: string; equal: readonly string[]},
  share: ShareName,
): ValueResult | null {
  const own = results.filter(({choices}) => choices[axis] === value);
  const rest = results.filter(({choices}) => choices[axis] !== undefined && choices[axis] !== value);
  const mine = sum(own, share);
  const interval = wilson(mine.hits, mine.trials);
  if (!interval) return null;
  const stratumOf = ({choices, beside = ''}: VariantResult): string =>
    JSON.stringify([beside, ...equal.map((each) => choices[each] ?? null)]);
  const theirs = Map.groupBy(rest, stratumOf);
  const strata = [...Map.groupBy(own, stratumOf)].map(([stratum, variants]) => ({
    own: sum(variants, share),
    others: sum(theirs.get(stratum) ?? [], share),
  }));
  const gap = stratifiedDifference(strata);
  return {
    value,
    variants: own.length,
    trials: mine.trials,
    interval,
    against: gap && {...gap, clear: gap.low > 0 || gap.high < 0},
  };
}

/** Counts of variants that have both: hits without trials are no share. */
function sum(results: readonly VariantResult[], share: ShareName): Tally {
  const {hits: hit, trials: trial} = SHARES[share];
  let [hits, trials] = [0, 0];
  for (const {counts} of results) {
    const [some, all] = [counts[hit], counts[trial]];
    if (some === null || all === null || some > all) continue;
    hits += some;
    trials += all;
  }
  return {hits, trials};
}
