import {canonical} from '../keys/canonical-json.ts';

/** A value of a document that holds no other: what a person or a program wrote in one place. */
export type DocumentLine = {
  /** The dot path. */
  path: string;
  /** The document, the nearest name above the value, and the value: equal wherever the line stands in the document. */
  mark: string;
  value: unknown;
};

/** The lines of a document. */
export function documentLines(document: string, value: unknown): DocumentLine[] {
  const walk = (at: unknown, path: readonly string[], name: string): DocumentLine[] => {
    if (Array.isArray(at)) return at.flatMap((each, index) => walk(each, [...path, String(index)], name));
    if (at !== null && typeof at === 'object')
      return Object.entries(at).flatMap(([key, each]) => walk(each, [...path, key], key));
    return [{path: path.join('.'), mark: canonical([document, name, at ?? null]), value: at}];
  };
  return walk(value, [], '');
}

/**
 * The lines of a person that a new version of a document does not have any more. `isWritten`: whether Tenspot wrote a line with this mark. A line that
 * a person changed has another mark, and so is the person's.
 */
export function lostLines(
  document: string,
  {before, after}: {before: unknown; after: unknown},
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
