/**
 * The ids of compositions in Studio, which have to be unique across spots. A variant has its own id, with the spot's id
 * before it if two spots have a variant of that id. Grids and problem pages are `<spot>--grid` and `<spot>--problems`.
 */
export function compositionIds(
  spots: readonly {id: string; variants: readonly {id: string}[]}[],
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
