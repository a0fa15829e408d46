import type {Problem} from './errors.ts';

/** A problem of one variant. */
export type VariantProblem = {id: string; problem: Problem};

/**
 * Joins problems of several variants that differ only in their line into one, which names the first variant, the number of the others,
 * and the lines.
 */
export function joinProblems(found: readonly VariantProblem[]): Problem[] {
  const groups = Map.groupBy(found, ({problem: {where, ...rest}}) =>
    JSON.stringify([rest, where?.file, where?.field]),
  );
  return [...groups.values()].flatMap((same): Problem[] => {
    const [first] = same;
    if (!first) return [];
    const {id, problem} = first;
    const ids = new Set(same.map((each) => each.id));
    const lines = new Set(same.flatMap((each) => each.problem.where?.line ?? []));
    const others = ids.size === 1 ? '' : ` and ${ids.size - 1} more`;
    const places = lines.size > 1 ? ` (${linesInWords([...lines])})` : '';
    const whose = id === '' ? '' : `, in variant "${id}"${others}`;
    const variants = [...ids].filter((each) => each !== '');
    return [
      {
        ...problem,
        what: `${problem.what}${whose}${places}`,
        ...(variants.length > 0 ? {variants} : {}),
      },
    ];
  });
}

/** Lines in words: `lines 2 to 5, 9 and 12`. */
export function linesInWords(lines: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const shown = words.length > MOST ? [...words.slice(0, MOST), `${words.length - MOST} more`] : words;
  const last = shown.pop() ?? '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown.length > 0 ? `${shown.join(', ')} and ${last}` : last}`;
}

/** Runs of lines that a message lists. */
const MOST = 8;
