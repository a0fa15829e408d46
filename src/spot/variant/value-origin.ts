import type {Problem, Where} from '../problem/errors.ts';
import {didYouMean, nearest} from '../problem/nearest-name.ts';
import {type Locate, type Path, valueAt} from '../problem/schema-problems.ts';
import type {Draft, VariantsFile} from './variants-file.ts';

/** Where a value of a variant is written: in its translation, its row, its axis value, or the shared props. */
export function originOf(draft: Draft, file: VariantsFile, path: Path, locate: Locate): Where {
  const field = path.join('.');
  const translated = draft.localized?.translated[field];
  if (translated) return translated.where;
  if (draft.origin.where) return draft.origin.where;
  const inRow = keyOfField(rowOf(draft, file), field);
  if (inRow) return locate([...draft.origin.path, inRow]);
  // Each axis overrides those before it.
  for (const [axis, id] of Object.entries(draft.choices).reverse()) {
    const index = file.axes[axis]?.findIndex((value) => value.id === id) ?? -1;
    const key = keyOfField(file.axes[axis]?.[index], field);
    if (key) return locate(['axes', axis, index, key]);
  }
  if (path[0] === 'ad' && valueAt(file.ad, path.slice(1)) !== undefined) return locate(path);
  if (path.length > 0 && valueAt(file.props, path) !== undefined) return locate(['props', ...path]);
  return locate(field === 'template' || field === 'brand' ? [field] : draft.origin.path);
}

/** What the row of a variant sets itself: without the axes that it names. */
function rowOf({origin}: Draft, {axes, rows = [], extra}: VariantsFile): Record<string, unknown> {
  const [list, index] = origin.path;
  const row = (list === 'extra' ? extra : list === 'rows' ? rows : [])[Number(index)] ?? {};
  return Object.fromEntries(Object.entries(row).filter(([key]) => !Object.hasOwn(axes, key)));
}

/** The dot path, of those that a row or the value of an axis sets, that sets a field, a part of it, or what it is a part of. */
const keyOfField = (set: unknown, field: string): string | undefined =>
  field === ''
    ? undefined
    : Object.keys(set ?? {}).find(
        (key) => field === key || field.startsWith(`${key}.`) || key.startsWith(`${field}.`),
      );

/** The problem for a name that does not exist, with a suggestion; empty if it exists. */
export function unknownName(
  path: Path,
  got: string,
  names: readonly string[],
  at: Locate,
  code = 'variant-reference',
): Problem[] {
  if (names.includes(got)) return [];
  const near = nearest(got, names);
  const [field] = path;
  return [
    {
      code,
      what:
        code === 'slot-unknown'
          ? `the template has no slot "${got}"`
          : `there is no ${field === 'shots' ? 'shot' : field} "${got}"`,
      where: {...at(path), field: path.join('.')},
      expected: names.join(', ') || 'a name that exists; there is none yet',
      got,
      ...didYouMean(
        near,
        names.length > 0 ? 'Use one of the names that are expected.' : 'Add it, or remove this field.',
      ),
      reason: 'unknown',
    },
  ];
}
