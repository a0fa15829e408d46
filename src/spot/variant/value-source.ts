import {valueAt} from '../problem/schema-problems.ts';
import type {Draft, VariantRow, VariantsFile} from './variants-file.ts';

/** The place in the documents that gives a variant the value of a prop. Variants that share the place share the value. */
export type ValueSource =
  | {kind: 'props' | 'axis' | 'row'; path: (string | number)[]; value: unknown}
  /** `row`: from 0, of the rows that are not empty. */
  | {kind: 'csv'; row: number; column: string; value: unknown};

/** A text that is equal for equal places. */
export const sourceName = (source: ValueSource): string =>
  JSON.stringify(source.kind === 'csv' ? [source.row, source.column] : source.path);

type Setting = {at: (key: string, rest: string[]) => ValueSource; values: Readonly<VariantRow>};

/**
 * The place that decides a prop of a variant (`copy.hook`): the last one that sets it, in the order in which props are made. Undefined
 * where no document sets the prop, or where only parts of it are set.
 */
export function sourceOf(
  draft: Draft,
  file: VariantsFile,
  rows: readonly VariantRow[] | undefined,
  field: string,
): ValueSource | undefined {
  for (const {at, values} of settingsOf(draft, file, rows).reverse())
    for (const key of Object.keys(values).reverse()) {
      if (key === 'id') continue;
      if (key === field) return at(key, []);
      if (key.startsWith(`${field}.`)) return undefined;
      if (!field.startsWith(`${key}.`)) continue;
      const rest = field.slice(key.length + 1).split('.');
      // An object in place of the whole replaces what was set before it.
      return valueAt(values[key], rest) === undefined ? undefined : at(key, rest);
    }
  return undefined;
}

/** What sets props of a draft, in order: shared props, the value of each axis, its own row. */
function settingsOf(
  {choices, origin}: Draft,
  file: VariantsFile,
  rows: readonly VariantRow[] | undefined,
): Setting[] {
  const inYaml = (
    kind: 'props' | 'axis' | 'row',
    base: (string | number)[],
    values: VariantRow,
  ): Setting => ({
    values,
    at: (key, rest) => ({
      kind,
      path: [...base, ...indices(values, [key, ...rest])],
      value: valueAt(values, [key, ...rest]),
    }),
  });
  const axes = Object.entries(choices).flatMap(([axis, id]) => {
    const index = file.axes[axis]?.findIndex((value) => value.id === id) ?? -1;
    const values = file.axes[axis]?.[index];
    return values ? [inYaml('axis', ['axes', axis, index], values)] : [];
  });
  return [inYaml('props', ['props'], file.props), ...axes, ...rowOf(origin, file, rows, inYaml)];
}

function rowOf(
  {path: [list, at], row: number = 1}: Draft['origin'],
  file: VariantsFile,
  rows: readonly VariantRow[] | undefined,
  inYaml: (kind: 'row', base: (string | number)[], values: VariantRow) => Setting,
): Setting[] {
  const index = list === 'csv' ? number - 1 : Number(at);
  const row = (list === 'extra' ? file.extra : list === 'axes' ? undefined : rows)?.[index];
  if (!row) return [];
  const own = Object.fromEntries(Object.entries(row).filter(([key]) => !Object.hasOwn(file.axes, key)));
  if (list !== 'csv') return [inYaml('row', [String(list), index], own)];
  return [{values: own, at: (column) => ({kind: 'csv', row: index, column, value: own[column]})}];
}

/** A path with numbers for the items of lists, as YAML documents are addressed. */
function indices(target: unknown, path: readonly string[]): (string | number)[] {
  let at = target;
  return path.map((key) => {
    const step = Array.isArray(at) ? Number(key) : key;
    at = valueAt(at, [step]);
    return step;
  });
}
