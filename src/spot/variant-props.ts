import type {Problem, Where} from './errors.ts';
import {nearest} from './ids.ts';
import {type Locate, type Path, suggest, toProblems, valueAt} from './issues.ts';
import {SpotProps} from './props.ts';
import type {AnyTemplate, SlotSpec, TemplateProps} from './template.ts';
import {sequenceOf} from './timeline.ts';
import {type Draft, setPath, type VariantsFile} from './variant.ts';

/** What names in props may refer to. */
export type Known = {
  template: AnyTemplate | undefined;
  templates: readonly string[];
  brands: readonly string[];
  shots: readonly string[];
  /** What the variant's brand offers by name; undefined when there is no such brand. */
  offers: {looks: readonly string[]; beds: readonly string[]; typography: readonly string[]} | undefined;
};

/** Reads the props of one draft. Everything wrong with them is found at once, each with the place that it came from. */
export function parseProps(
  draft: Draft,
  file: VariantsFile,
  known: Known,
  locate: Locate,
): {props?: SpotProps; problems: Problem[]} {
  const at: Locate = (path) => originOf(draft, file, path, locate);
  const parsed = readTyped(SpotProps, draft.props);
  const {template} = known;
  const words = template ? readTyped(template.copy, draft.props.copy ?? {}) : undefined;
  const problems = [
    ...(parsed.success
      ? references(parsed.data, known, at)
      : wrong(parsed.error, draft.props, Object.keys(SpotProps.shape), at)),
    ...(template && words && !words.success
      ? wrongCopy(words.error, draft.props.copy ?? {}, template, at)
      : []),
  ];
  if (parsed.success && template && words?.success) {
    const props = {...parsed.data, copy: words.data as Record<string, unknown>};
    problems.push(...slotProblems(props, template, at));
    if (problems.length === 0) return {props, problems};
  }
  return {problems};
}

type Checked = ReturnType<typeof SpotProps.safeParse>;
type Issues = NonNullable<Checked['error']>;

const wrong = (error: Issues, input: unknown, fields: readonly string[], at: Locate): Problem[] =>
  suggest(toProblems(error, input, 'variant-props', at), fields);

const wrongCopy = (error: Issues, copy: unknown, template: AnyTemplate, at: Locate): Problem[] =>
  suggest(
    toProblems(error, copy, 'variant-copy', (path) => at(['copy', ...path])).map((problem) => ({
      ...problem,
      where: {...problem.where, field: `copy.${problem.where?.field}`},
    })),
    Object.keys(template.copy.shape),
  );

/** Names in the props that lead nowhere. */
function references(
  {brand, template, shots, look, music, typography}: SpotProps,
  known: Known,
  at: Locate,
): Problem[] {
  const {offers} = known;
  return [
    ...unknownName(['brand'], brand, known.brands, at),
    ...unknownName(['template'], template, known.templates, at),
    ...Object.entries(shots).flatMap(([slot, {shot}]) =>
      shot ? unknownName(['shots', slot], shot, known.shots, at) : [],
    ),
    ...(offers && look.name ? unknownName(['look'], look.name, offers.looks, at) : []),
    ...(offers && music ? unknownName(['music'], music, offers.beds, at) : []),
    ...(offers && typography.set ? unknownName(['typography'], typography.set, offers.typography, at) : []),
  ];
}

/** Slots that the template does not have, and lengths that no timeline can have. */
function slotProblems(props: SpotProps, template: AnyTemplate, at: Locate): Problem[] {
  let slots: Record<string, SlotSpec>;
  try {
    slots = template.slots(props as TemplateProps<Record<string, unknown>>);
  } catch (error) {
    return [
      {
        code: 'template-broken',
        what: `is refused by the slots of template "${template.id}"`,
        expected: 'slots for these props',
        got: (error as Error).message,
        fix: 'Mend template.ts.',
      },
    ];
  }
  const broken = (slot: string, expected: string, got: unknown): Problem => ({
    code: 'template-broken',
    what: `gets an impossible slot "${slot}" from template "${template.id}"`,
    expected,
    got: String(got),
    fix: 'Mend template.ts.',
  });
  const sequence = sequenceOf(slots);
  return [
    ...Object.entries(slots).flatMap(([slot, {seconds, with: host}]) => {
      if (host !== undefined)
        return sequence.includes(host)
          ? []
          : [broken(slot, `with: one of ${sequence.join(', ')}`, `with: ${host}`)];
      return Number.isFinite(seconds) && seconds > 0 ? [] : [broken(slot, 'seconds above 0', seconds)];
    }),
    ...Object.keys(props.shots).flatMap((slot) =>
      unknownName(['shots'], slot, Object.keys(slots), at, 'slot-unknown'),
    ),
  ];
}

function unknownName(
  path: Path,
  got: string,
  names: readonly string[],
  at: Locate,
  code = 'variant-reference',
): Problem[] {
  if (names.includes(got)) return [];
  const near = nearest(got, names);
  return [
    {
      code,
      what:
        code === 'slot-unknown'
          ? 'names a slot that the template does not have'
          : 'names something that is not there',
      where: {...at(path), field: path.join('.')},
      expected: names.join(', ') || 'nothing: there is none yet',
      got,
      fix: near ? `Did you mean "${near}"?` : 'Correct the name.',
    },
  ];
}

/** Cells of a CSV are text: where the schema wants a number or a boolean they are read as one. */
function readTyped<T extends {safeParse: (value: unknown) => unknown}>(
  schema: T,
  value: unknown,
): ReturnType<T['safeParse']> {
  const first = schema.safeParse(value) as {
    error?: {
      issues: {code: string; expected?: string; path: (string | number)[]; errors?: {code: string}[][]}[];
    };
  };
  const changes = (first.error?.issues ?? []).flatMap(
    ({code, expected, path}): {path: (string | number)[]; typed: number | boolean}[] => {
      const text = valueAt(value, path);
      if (typeof text !== 'string' || text.trim() === '') return [];
      if (expected === 'boolean' && /^(true|false)$/i.test(text))
        return [{path, typed: text.toLowerCase() === 'true'}];
      const numeric =
        (code === 'invalid_type' && ['number', 'int'].includes(expected ?? '')) || code === 'invalid_union';
      return numeric && Number.isFinite(Number(text)) ? [{path, typed: Number(text)}] : [];
    },
  );
  if (changes.length === 0) return first as ReturnType<T['safeParse']>;
  const typed = changes.reduce<unknown>(
    (at, change) => setPath(at, change.path.join('.'), change.typed),
    value,
  );
  return schema.safeParse(typed) as ReturnType<T['safeParse']>;
}

/** Where a value of a variant was written: its row, its axis value, or the props that all variants share. */
function originOf(draft: Draft, file: VariantsFile, path: Path, locate: Locate): Where {
  if (draft.origin.where) return draft.origin.where;
  const field = path.join('.');
  for (const [axis, id] of Object.entries(draft.choices)) {
    const index = file.axes[axis]?.findIndex((value) => value.id === id) ?? -1;
    const key = Object.keys(file.axes[axis]?.[index] ?? {}).find(
      (name) => field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`),
    );
    if (key && field !== '') return locate(['axes', axis, index, key]);
  }
  return path.length > 0 && valueAt(file.props, path) !== undefined
    ? locate(['props', ...path])
    : locate(draft.origin.path);
}
