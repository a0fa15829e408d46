import type {FarmJournal, FarmRender} from './farm-journal.ts';

/** What renders on Lambda cost. */
export type FarmSpending = {
  /** US dollars, as Remotion estimates them, of the renders whose cost is known. */
  usd: number;
  /**
   * The renders whose cost is not known, because they were stopped, were not found, or have not ended, and the US dollars that they
   * cost at most. `usd` does not count them.
   */
  unpriced: {renders: number; usd: number};
};

/** What the renders of a run cost until now. */
export const runSpending = (journal: FarmJournal, run: string): FarmSpending => ({
  usd: journal.spent(run) / 1e6,
  unpriced: sumOf(journal.unpriced(run)),
});

/**
 * Begins to count: the function that it returns tells what renders cost since, with those of earlier runs that were still open.
 * Renders that had ended before without a known cost do not count.
 */
export function countSpending(journal: FarmJournal): () => FarmSpending {
  const spent = journal.spent();
  const open = new Set(journal.open().map(({id}) => id));
  const before = new Set(journal.unpriced().flatMap(({id}) => (open.has(id) ? [] : [id])));
  return () => ({
    usd: (journal.spent() - spent) / 1e6,
    unpriced: sumOf(journal.unpriced().filter(({id}) => !before.has(id))),
  });
}

const sumOf = (renders: readonly FarmRender[]): FarmSpending['unpriced'] => ({
  renders: renders.length,
  usd: renders.reduce((sum, {worst}) => sum + worst, 0) / 1e6,
});

/** `$0.0120`, or `$0.0120, and up to $0.5000 for 2 renders whose cost is not known`. */
export function describeSpending({usd, unpriced}: FarmSpending): string {
  const known = `$${usd.toFixed(4)}`;
  if (unpriced.renders === 0) return known;
  const renders = unpriced.renders === 1 ? '1 render' : `${unpriced.renders} renders`;
  return `${known}, and up to $${unpriced.usd.toFixed(4)} for ${renders} whose cost is not known`;
}
