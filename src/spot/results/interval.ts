/** A share, and the interval in which the true share is with 95 % confidence. */
export type ShareInterval = {share: number; low: number; high: number};

/** The 97.5 % quantile of the normal distribution: intervals of 95 %. */
const Z = 1.959963984540054;

/** The share of `hits` in `trials`, with the score interval of Wilson (1927), which holds for small numbers and for shares near 0. Null without trials. */
export function wilson(hits: number, trials: number): ShareInterval | null {
  if (trials <= 0) return null;
  const share = hits / trials;
  const scale = 1 + Z ** 2 / trials;
  const middle = (share + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return {share, low: Math.max(0, middle - half), high: Math.min(1, middle + half)};
}

/** The difference of two shares with its 95 % interval: the hybrid score interval of Newcombe (1998, method 10). */
export function difference(a: ShareInterval, b: ShareInterval): {by: number; low: number; high: number} {
  const by = a.share - b.share;
  return {
    by,
    low: by - Math.hypot(a.share - a.low, b.high - b.share),
    high: by + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** Hits of trials. */
export type Tally = {hits: number; trials: number};

/**
 * The difference of two shares between groups that are alike in each stratum, with its 95 % interval: each stratum has the weight of Mantel
 * and Haenszel, so that groups of different sizes do not count as a difference. The interval is that of Newcombe over strata (Yan and Su
 * 2010): the interval of Wilson of each weighted share, for as many trials as have its variance. With one stratum it is `difference`. Null
 * where no stratum has trials of both.
 */
export function stratifiedDifference(
  strata: readonly {own: Tally; others: Tally}[],
): ReturnType<typeof difference> | null {
  const both = strata
    .filter(({own, others}) => own.trials > 0 && others.trials > 0)
    .map((each) => ({
      ...each,
      weight: (each.own.trials * each.others.trials) / (each.own.trials + each.others.trials),
    }));
  const all = both.reduce((sum, {weight}) => sum + weight, 0);
  const weighted = (side: 'own' | 'others'): ShareInterval | null => {
    let [share, variance] = [0, 0];
    for (const {weight, [side]: tally} of both) {
      share += (weight / all) * (tally.hits / tally.trials);
      variance += (weight / all) ** 2 / tally.trials;
    }
    return wilson(share / variance, 1 / variance);
  };
  const [own, others] = both.length > 0 ? [weighted('own'), weighted('others')] : [];
  return own && others ? difference(own, others) : null;
}
