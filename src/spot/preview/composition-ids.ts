import type {PreviewSpot} from './preview-data.ts';

/**
 * The ids that variants have in the Studio, where compositions share one list: their own, and that of the
 * spot before it where two spots have variants of one name. What is shown beside them ends in two dashes and a word.
 */
export function compositionIds(
  spots: readonly Pick<PreviewSpot, 'id' | 'variants'>[],
): {grid: string; problems: string; variants: string[]}[] {
  const all = spots.flatMap(({variants}) => [...new Set(variants.map(({id}) => id))]);
  const taken = new Set<string>();
  const free = (id: string): string => {
    const base = id.toLowerCase().replace(/[^a-z0-9-]+/g, '-') || 'unnamed';
    let name = base;
    for (let turn = 2; taken.has(name); turn++) name = `${base}--${turn}`;
    taken.add(name);
    return name;
  };
  return spots.map(({id: spot, variants}) => ({
    grid: free(`${spot}--grid`),
    problems: free(`${spot}--problems`),
    variants: variants.map(({id}) =>
      free(all.filter((other) => other === id).length > 1 ? `${spot}--${id}` : id),
    ),
  }));
}
