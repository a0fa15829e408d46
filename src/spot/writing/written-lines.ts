import {canonical} from '../keys/canonical-json.ts';

/** A value of a document that holds no other: what a person or a program wrote in one place. */
export type DocumentLine = {
  /** The dot path. */
  path: string;
  /** Where it is, as JSON: its path, with the name of each item in place of its number. All texts of a list have the same place. */
  place: string;
  /** The document, the place and the value: equal when the items of a list are in another order. */
  mark: string;
  value: unknown;
};

/** The lines of a document. */
export function documentLines(document: string, value: unknown): DocumentLine[] {
  const walk = (at: unknown, path: readonly string[], place: readonly string[]): DocumentLine[] => {
    if (Array.isArray(at))
      return at.flatMap((each, index) =>
        walk(each, [...path, String(index)], [...place, nameOf(each, index)]),
      );
    if (at !== null && typeof at === 'object')
      return Object.entries(at).flatMap(([key, each]) => walk(each, [...path, key], [...place, key]));
    return [
      {
        path: path.join('.'),
        place: canonical(place),
        mark: canonical([document, place, at ?? null]),
        value: at,
      },
    ];
  };
  return walk(value, [], []);
}

/** What an item of a list is known by: its `id`, `slot` or `angle`. Texts have no name; other items have their number. */
function nameOf(item: unknown, index: number): string {
  if (typeof item === 'string' || Array.isArray(item)) return '*';
  const {id, slot, angle} = (item ?? {}) as Record<string, unknown>;
  const name = [id, slot, angle].find((each) => typeof each === 'string');
  return name === undefined ? String(index) : `=${name}`;
}

/** A document, and what it becomes. */
type Change = {before: unknown; after: unknown};

/**
 * The lines of a person that a new version of a document does not have any more. `isWritten`: whether Tenspot wrote a line with this mark. A line that
 * a person changed has another mark, and so is the person's.
 */
export function lostLines(
  document: string,
  {before, after}: Change,
  isWritten: (mark: string) => boolean,
): DocumentLine[] {
  const left = new Map<string, number>();
  for (const {mark} of documentLines(document, after)) left.set(mark, (left.get(mark) ?? 0) + 1);
  return documentLines(document, before).filter(({mark}) => {
    const count = left.get(mark) ?? 0;
    left.set(mark, count - 1);
    return count <= 0 && !isWritten(mark);
  });
}

/**
 * The lines that a person removed, and that a new version of a document would have again. `isWritten`: whether Tenspot wrote a line with this mark, and
 * has not replaced it since.
 */
export function returningLines(
  document: string,
  {before, after}: Change,
  isWritten: (mark: string) => boolean,
): DocumentLine[] {
  const old = documentLines(document, before);
  const [marks, places] = [new Set(old.map(({mark}) => mark)), new Set(old.map(({place}) => place))];
  return documentLines(document, after).filter(
    ({mark, place}) =>
      // A line with another value in the same place was changed, and not removed. Of texts in a list, this is not known.
      !marks.has(mark) && (!places.has(place) || place.includes('"*"')) && isWritten(mark),
  );
}
