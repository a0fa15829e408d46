import {z} from 'zod';

/** Device names that Windows keeps for itself: a file `con.mp4` cannot exist there. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Lower case letters, digits and dashes, 1 to 64 of them, not starting with a dash. */
export const Id = z
  .string()
  .regex(ID_PATTERN, {error: 'expected an id: a-z, 0-9 and dashes, at most 64, not starting with a dash'})
  .refine((id) => !RESERVED.test(id), {error: 'expected an id that is not a reserved device name'});

/** Text that people read, normalised to NFC so that equal text is equal bytes. */
export const Text = z.string().normalize('NFC');

/** A path inside the document's own folder: forward slashes, never absolute, never upwards. */
export const RelativePath = z
  .string()
  .min(1)
  .refine(
    (path) => !/^([a-z]+:|[\\/~])/i.test(path) && !path.split(/[\\/]/).includes('..') && !hasControl(path),
    {
      error: 'expected a path inside this folder, with forward slashes (no "..", no drive, no URL)',
    },
  );

/** A fraction of a length: 0 to 1. */
export const Fraction = z.number().min(0).max(1);

const hasControl = (path: string): boolean => [...path].some((char) => char.charCodeAt(0) < 32);

/** The closest of `known` to a mistyped word, or undefined when nothing is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase())}))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Insertions, deletions, substitutions and swapped neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({length: b.length + 1}, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const substitution = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row[j] = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, substitution, swap);
    }
  }
  return at(a.length, b.length);
}
