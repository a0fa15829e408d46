import {canonical} from '../keys/canonical-json.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {applyChange, type VariantRow, type VariantsFile} from '../variant/variants-file.ts';

/**
 * A row for `extra` in `variants.yaml` that gives the edited props: the axis values that are unchanged, and the other
 * changes by dot path. An axis value of which a part was edited is not named, because results are counted by these names.
 */
export function rowFor(
  id: string,
  props: SpotProps,
  choices: Record<string, string>,
  file: VariantsFile,
  template: AnyTemplate,
): VariantRow {
  const edited = spelledOut(props);
  const values = Object.entries(choices).flatMap(([axis, choice]) => {
    const value = file.axes[axis]?.find((each) => String(each.id) === choice);
    const holds = value && canonical(spelledOut(applyChange(props, value))) === canonical(edited);
    return holds ? [{axis, choice, value}] : [];
  });
  const shared = {...file.props, template: file.template, brand: file.brand};
  const start = values.reduce<Record<string, unknown>>((at, {value}) => applyChange(at, value), shared);
  // Empty objects, so that a dot path into `copy` or `shots` need not write the whole object.
  const written = {copy: {}, shots: {}, ...start};
  const wanted = {...edited, copy: withoutDefaults(props.copy, written.copy as object, template)};
  return {
    id,
    ...Object.fromEntries(values.map(({axis, choice}) => [axis, choice])),
    ...Object.fromEntries(differences(spelledOut(written), wanted, written)),
  };
}

/** The copy without texts that equal the template's defaults. */
function withoutDefaults(copy: SpotProps['copy'], written: object, template: AnyTemplate): SpotProps['copy'] {
  return Object.keys(copy).reduce((at, field) => {
    const {[field]: _, ...rest} = at;
    const read = Object.hasOwn(written, field) ? undefined : template.copy.safeParse(rest);
    return read?.success && canonical(read.data) === canonical(copy) ? rest : at;
  }, copy);
}

const SHORT = {typography: 'set', look: 'name'} as const;

/** Props with the defaults and long forms that a document may leave out. */
function spelledOut(props: Record<string, unknown>): Record<string, unknown> {
  const shots = Object.entries((props.shots ?? {}) as Record<string, unknown>);
  return {
    format: '9:16',
    seconds: 15,
    fps: 30,
    language: 'en',
    music: null,
    copy: {},
    ...props,
    typography: inFull(props.typography ?? {}, SHORT.typography),
    look: inFull(props.look ?? {}, SHORT.look),
    shots: Object.fromEntries(shots.map(([slot, choice]) => [slot, inFull(choice, 'shot')])),
  };
}

const inFull = (value: unknown, key: string): unknown => (typeof value === 'string' ? {[key]: value} : value);

/** The short form of a value: `{name: 'dusk'}` becomes `dusk`. */
function inShort(path: readonly string[], value: unknown): unknown {
  const key =
    path[0] === 'shots' ? 'shot' : path.length === 1 ? SHORT[path[0] as keyof typeof SHORT] : undefined;
  const fields = isRecord(value) ? Object.keys(value) : [];
  return key && fields.length === 1 && fields[0] === key ? (value as Record<string, unknown>)[key] : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The changes from `before` to `after` by dot path. A dot path can set a field, but cannot remove one or reach into a short
 * form; then the object around it is written in full. `written` is the value in the document.
 */
function differences(
  before: unknown,
  after: unknown,
  written: unknown,
  path: readonly string[] = [],
): [string, unknown][] {
  if (canonical(before) === canonical(after)) return [];
  const reachable = [before, after, written].every(isRecord);
  const kept = reachable && Object.keys(before as object).every((key) => fieldOf(after, key) !== undefined);
  if (path.length > 0 && !kept) return [[path.join('.'), inShort(path, after)]];
  return Object.entries(after as Record<string, unknown>).flatMap(([key, value]) =>
    differences(fieldOf(before, key), value, fieldOf(written, key), [...path, key]),
  );
}

const fieldOf = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | undefined)?.[key];
