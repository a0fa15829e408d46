/** How often something may be done: `burst` times at once, and then `perSecond` times a second. */
type Rate = {burst: number; perSecond: number};

/** Keys that are remembered at most. The one that was used longest ago is forgotten first. */
const MOST_KEYS = 10_000;

/** Limits how often something is done for a key (a token bucket each). The function says whether it may be done once more. `now`: milliseconds. */
export function openRateLimit(
  {burst, perSecond}: Rate,
  now: () => number = () => performance.now(),
): (key: string) => boolean {
  const buckets = new Map<string, {left: number; at: number}>();
  return (key) => {
    const at = now();
    const before = buckets.get(key) ?? {left: burst, at};
    const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
    const may = left >= 1;
    // The map is in the order of the last use.
    buckets.delete(key);
    buckets.set(key, {left: may ? left - 1 : left, at});
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_KEYS && oldest !== undefined) buckets.delete(oldest);
    return may;
  };
}
