import {distance} from 'fastest-levenshtein';

/**
 * The known name that a mistyped one was most likely meant to be. Undefined when none is near enough: at most one edit for every
 * three letters, and always at least one. Upper and lower case count as equal.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({candidate, edits: editsBetween(name.toLowerCase(), candidate.toLowerCase())}))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

/** What to do about a name that does not exist: the one that was most likely meant, `near`, else `otherwise`. */
export const didYouMean = (
  near: string | undefined,
  otherwise: string,
): {fix: string; suggestion?: string} =>
  near === undefined ? {fix: otherwise} : {fix: `Did you mean "${near}"?`, suggestion: near};

/** Insertions, deletions and substitutions. Two letters in each other's place, the most common slip, count once. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && sortedLetters(a) === sortedLetters(b) ? 1 : edits;
}

const sortedLetters = (word: string): string => [...word].sort().join('');
