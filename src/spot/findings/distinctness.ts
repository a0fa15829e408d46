import {z} from 'zod';

/** The length of the opening in seconds, which is compared separately: a viewer sees it before deciding to skip. */
export const OPENING = 3;

/**
 * The similarity from which two variants count as one concept. Own: in the samples, variants that differ in the call to action alone
 * reach 0.95 or more, and those with another hook over other footage stay under 0.8.
 */
const ONE_CONCEPT = 0.9;

/** How much each part counts: the opening most, because it decides whether the rest is seen. Own. */
const WEIGHTS = {opening: 0.5, whole: 0.3, copy: 0.1, sound: 0.1};

/** The most pairs that the report lists, beginning with the most alike. */
const LISTED = 500;

const Similarity = z.number().min(0).max(1);

/** How alike two variants are: 0 for nothing in common, 1 for the same. */
const Pair = z.strictObject({
  a: z.string(),
  b: z.string(),
  /** The share of the screen that is the same during the first three seconds. */
  opening: Similarity,
  /** The share of the screen that is the same over the whole spot. */
  whole: Similarity,
  /** The share of the words that both have. */
  copy: Similarity,
  /** How alike the loudness is over time; 1 for the same mix. */
  sound: Similarity,
  /** The weighted sum of these. */
  alike: Similarity,
});

/** How distinct the variants of a batch are. */
export const Distinctness = z.strictObject({
  /** Variants that are one concept: look-alikes, and one idea in several formats and lengths. */
  concepts: z.array(z.array(z.string())),
  /** For each axis: its values, the variants, and the concepts that remain when variants are grouped by the other axes. */
  axes: z.array(
    z.strictObject({
      axis: z.string(),
      values: z.int(),
      variants: z.int(),
      concepts: z.int(),
      /** False if variants that differ only in this axis are one concept. */
      adds: z.boolean(),
    }),
  ),
  /** The most alike pairs, with one variant for each idea. */
  pairs: z.array(Pair),
});
export type Distinctness = z.infer<typeof Distinctness>;

/** One moment of a master: the colour of each cell, three codes of 0 to 255. Equal names mean equal pictures. */
export type Moment = {name: string; cells: Uint8Array};

/** A variant as it is compared. */
export type ComparedVariant = {
  id: string;
  /** The value of each axis. */
  choices: Readonly<Record<string, string>>;
  /** Equal for variants that differ only in format, length and placement. */
  idea: string;
  /** Variants of different shapes have different cells, and are not compared. */
  format: string;
  /** Moments of the first three seconds. */
  opening: readonly Moment[];
  /** Moments of the whole spot. */
  whole: readonly Moment[];
  words: readonly string[];
  /** The mix. Equal names mean equal mixes. */
  mix: string;
  /** The level of the mix in each block, in dBFS. */
  levels: readonly number[];
};

/** Compares the variants of a batch with one another. */
export function distinctnessOf(variants: readonly ComparedVariant[]): Distinctness {
  const ideas = [...Map.groupBy(variants, ({idea}) => idea).values()];
  const cells = rememberedDifference();
  const pairs: z.infer<typeof Pair>[] = [];
  const parent = ideas.map((_, index) => index);
  const rootOf = (index: number): number =>
    parent[index] === index ? index : rootOf(parent[index] as number);
  for (const [at, first] of ideas.entries()) {
    for (const [ahead, second] of ideas.slice(at + 1).entries()) {
      const pair = compare(first, second, cells);
      if (!pair) continue;
      pairs.push(pair);
      if (pair.alike >= ONE_CONCEPT) parent[rootOf(at + 1 + ahead)] = rootOf(at);
    }
  }
  const conceptOf = new Map<string, number>();
  for (const [index, members] of ideas.entries())
    for (const {id} of members) conceptOf.set(id, rootOf(index));
  const concepts = [...Map.groupBy(variants, ({id}) => conceptOf.get(id)).values()];
  return {
    concepts: concepts.map((members) => members.map(({id}) => id)),
    axes: axesOf(variants, conceptOf),
    pairs: pairs.sort((a, b) => b.alike - a.alike).slice(0, LISTED),
  };
}

type Difference = (a: Moment, b: Moment) => number;

/** Compares two ideas by variants in a format that both have. */
function compare(
  first: readonly ComparedVariant[],
  second: readonly ComparedVariant[],
  cells: Difference,
): z.infer<typeof Pair> | undefined {
  for (const a of first) {
    const b = second.find(({format}) => format === a.format);
    if (!b) continue;
    const parts = {
      opening: sameScreen(a.opening, b.opening, cells),
      whole: sameScreen(a.whole, b.whole, cells),
      copy: sharedWords(a.words, b.words),
      sound: a.mix === b.mix ? 1 : alikeLevels(a.levels, b.levels),
    };
    const alike = Object.entries(WEIGHTS).reduce(
      (sum, [part, weight]) => sum + weight * parts[part as keyof typeof WEIGHTS],
      0,
    );
    return {a: a.id, b: b.id, ...parts, alike: Math.min(1, Number(alike.toFixed(4)))};
  }
  return undefined;
}

/** The mean share of the screen that is the same. A moment that only one of the two has counts as completely different. */
function sameScreen(a: readonly Moment[], b: readonly Moment[], differs: Difference): number {
  const most = Math.max(a.length, b.length);
  if (most === 0) return 1;
  let same = 0;
  for (const [at, moment] of a.entries()) {
    const other = b[at];
    if (other) same += 1 - differs(moment, other);
  }
  return Number((same / most).toFixed(4));
}

/** The codes by which a channel of a cell may differ without a visible difference. Own: twice what encoding changes in the mean of a cell. */
const SAME_CODES = 10;

/** The share of the cells that differ. Moments that many variants share are compared once. */
function rememberedDifference(): Difference {
  const known = new Map<string, number>();
  return (a, b) => {
    if (a.name === b.name) return 0;
    const key = a.name < b.name ? `${a.name} ${b.name}` : `${b.name} ${a.name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const cells = a.cells.length / 3;
    let differ = 0;
    for (let cell = 0; cell < cells; cell++) {
      const off = [0, 1, 2].some(
        (channel) =>
          Math.abs((a.cells[3 * cell + channel] ?? 0) - (b.cells[3 * cell + channel] ?? 0)) > SAME_CODES,
      );
      if (off) differ += 1;
    }
    const share = cells === 0 ? 0 : differ / cells;
    known.set(key, share);
    return share;
  };
}

/** Dice's coefficient of two lists of words. A repeated word counts each time. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const left = [...b];
  const both = a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return Number(((2 * both.length) / (a.length + b.length)).toFixed(4));
}

/** The correlation of two series of levels; 0 if it is negative. */
function alikeLevels(a: readonly number[], b: readonly number[]): number {
  const blocks = Math.min(a.length, b.length);
  if (blocks === 0) return a.length === b.length ? 1 : 0;
  const mean = (levels: readonly number[]): number =>
    levels.slice(0, blocks).reduce((sum, level) => sum + level, 0) / blocks;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < blocks; at++) {
    const [x, y] = [(a[at] as number) - meanA, (b[at] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  if (aa < 1e-9 || bb < 1e-9) return aa < 1e-9 && bb < 1e-9 ? 1 : 0;
  return Number(Math.max(0, ab / Math.sqrt(aa * bb)).toFixed(4));
}

/** Axes by which one idea is made for several places: they are not meant to add concepts. */
const ONE_IDEA: readonly string[] = ['format', 'seconds', 'placements'];

/** For each axis, how many concepts remain among variants that differ only in this axis. */
function axesOf(
  variants: readonly ComparedVariant[],
  conceptOf: ReadonlyMap<string, number>,
): Distinctness['axes'] {
  const axes = [...new Set(variants.flatMap(({choices}) => Object.keys(choices)))].filter(
    (axis) => !ONE_IDEA.includes(axis),
  );
  return axes.flatMap((axis) => {
    const values = new Set(variants.map(({choices}) => choices[axis]));
    if (values.size < 2) return [];
    const others = ({choices}: ComparedVariant): string =>
      JSON.stringify(Object.entries(choices).filter(([name]) => name !== axis));
    const groups = [...Map.groupBy(variants, others).values()];
    const concepts = groups.reduce(
      (sum, group) => sum + new Set(group.map(({id}) => conceptOf.get(id))).size,
      0,
    );
    return [
      {
        axis,
        values: values.size,
        variants: variants.length,
        concepts,
        adds: concepts > groups.length,
      },
    ];
  });
}
