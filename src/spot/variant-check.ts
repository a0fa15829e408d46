import type {Problem} from './errors.ts';
import {Id, nearest} from './ids.ts';
import {type Locate, show, suggest, toProblems, valueAt} from './issues.ts';
import {SpotProps} from './props.ts';
import type {AnyTemplate, TemplateProps} from './template.ts';
import {type Draft, setPath, type VariantsFile} from './variant.ts';
import {nameOf} from './variant-name.ts';

/** A variant whose props hold: the thing that is rendered. */
export type Variant = {id: string; name: string; choices: Record<string, string>; props: SpotProps};

/** What names in props may refer to. */
export type Known = {
  template: AnyTemplate | undefined;
  templates: readonly string[];
  brands: readonly string[];
  shots: readonly string[];
  /** What the variant's brand offers by name; undefined when there is no such brand. */
  offers: {looks: readonly string[]; beds: readonly string[]; typography: readonly string[]} | undefined;
};

/** Checks every draft and reports everything that is wrong with all of them at once. */
export function checkVariants(
  file: VariantsFile,
  spot: string,
  drafts: readonly Draft[],
  known: (draft: Draft) => Known,
  locate: Locate,
): {variants: Variant[]; problems: Problem[]} {
  const problems: Problem[] = [];
  const variants: Variant[] = [];
  for (const draft of drafts) {
    const found = [...checkId(draft, locate), ...checkChoices(draft, file, locate)];
    const parsed = parseProps(draft, known(draft), locate);
    problems.push(...found, ...parsed.problems);
    if (parsed.props) {
      const variant = {id: draft.id, choices: draft.choices, props: parsed.props, name: ''};
      variants.push({...variant, name: nameOf(file.name, variant, spot, file.version)});
    }
  }
  problems.push(...clashes(drafts, variants, locate));
  return {variants, problems};
}

function checkId(draft: Draft, locate: Locate): Problem[] {
  const result = Id.safeParse(draft.id);
  return result.success
    ? []
    : [
        {
          code: 'variant-id',
          what: 'has no valid id',
          where: place(draft, locate, 'id'),
          expected: 'an id: a-z, 0-9 and dashes, at most 64',
          got: show(draft.id),
          fix: 'Give the row an id; it stays with the row when others are added.',
        },
      ];
}

function checkChoices(draft: Draft, file: VariantsFile, locate: Locate): Problem[] {
  return Object.entries(draft.choices).flatMap(([axis, id]) => {
    const ids = (file.axes[axis] ?? []).map((value) => String(value.id));
    return ids.includes(id)
      ? []
      : [
          {
            code: 'variant-axis',
            what: `axis "${axis}" has no such value`,
            where: place(draft, locate, axis),
            expected: ids.join(', '),
            got: id,
          },
        ];
  });
}

function parseProps(draft: Draft, known: Known, locate: Locate): {props?: SpotProps; problems: Problem[]} {
  const at: Locate = () => place(draft, locate);
  const parsed = withNumbers(SpotProps, draft.props);
  if (!parsed.success) {
    return {
      problems: named(
        draft,
        suggest(toProblems(parsed.error, draft.props, 'variant-props', at), Object.keys(SpotProps.shape)),
      ),
    };
  }
  const props = parsed.data;
  const references = [
    ...unknownName('brand', props.brand, known.brands),
    ...unknownName('template', props.template, known.templates),
    ...Object.entries(props.shots).flatMap(([slot, choice]) =>
      choice.shot ? unknownName(`shots.${slot}`, choice.shot, known.shots) : [],
    ),
    ...(known.offers ? unknownOffers(props, known.offers) : []),
  ].map((problem) => ({...problem, where: {...at([]), field: problem.where?.field}}));
  if (!known.template) return {problems: named(draft, references)};
  const copy = withNumbers(known.template.copy, props.copy);
  if (!copy.success) {
    const about = toProblems(copy.error, props.copy, 'variant-copy', at).map((p) => ({
      ...p,
      where: {...p.where, field: `copy.${p.where?.field}`},
    }));
    return {
      problems: named(draft, [...references, ...suggest(about, Object.keys(known.template.copy.shape))]),
    };
  }
  const whole = {...props, copy: copy.data as Record<string, unknown>};
  const slots = Object.keys(known.template.slots(whole as TemplateProps<Record<string, unknown>>));
  const strangers = Object.keys(props.shots).flatMap((slot) =>
    unknownName('shots', slot, slots, 'slot-unknown'),
  );
  const problems = named(draft, [
    ...references,
    ...strangers.map((p) => ({...p, where: {...at([]), field: p.where?.field}})),
  ]);
  return problems.length === 0 ? {props: whole, problems} : {problems};
}

function unknownOffers(
  {look, music, typography}: SpotProps,
  offers: NonNullable<Known['offers']>,
): Problem[] {
  return [
    ...(look.name ? unknownName('look', look.name, offers.looks) : []),
    ...(music ? unknownName('music', music, offers.beds) : []),
    ...(typography.set ? unknownName('typography', typography.set, offers.typography) : []),
  ];
}

function unknownName(
  field: string,
  got: string,
  known: readonly string[],
  code = 'variant-reference',
): Problem[] {
  if (known.includes(got)) return [];
  const near = nearest(got, known);
  return [
    {
      code,
      what:
        code === 'slot-unknown'
          ? 'names a slot that the template does not have'
          : 'names something that is not there',
      where: {field},
      expected: known.join(', ') || 'nothing: there is none yet',
      got,
      fix: near ? `Did you mean "${near}"?` : undefined,
    },
  ];
}

/** Text cells of a CSV where the schema wants a number are read as numbers. */
function withNumbers<T extends {safeParse: (value: unknown) => unknown}>(
  schema: T,
  value: unknown,
): ReturnType<T['safeParse']> {
  const first = schema.safeParse(value) as {
    success: boolean;
    error?: {issues: {code: string; expected?: string; path: (string | number)[]}[]};
  };
  if (first.success) return first as ReturnType<T['safeParse']>;
  const numeric = (first.error?.issues ?? []).filter((issue) => {
    const text = valueAt(value, issue.path);
    return typeof text === 'string' && text.trim() !== '' && Number.isFinite(Number(text));
  });
  if (numeric.length === 0) return first as ReturnType<T['safeParse']>;
  const converted = numeric.reduce<unknown>(
    (at, {path}) => setPath(at, path.join('.'), Number(valueAt(at, path))),
    value,
  );
  return schema.safeParse(converted) as ReturnType<T['safeParse']>;
}

function clashes(drafts: readonly Draft[], variants: readonly Variant[], locate: Locate): Problem[] {
  const ids = repeated(drafts, (draft) => draft.id.toLowerCase()).map(
    ([first, second]): Problem => ({
      code: 'variant-duplicate-id',
      what: `two variants have the id "${second.id}"`,
      where: place(second, locate),
      expected: 'one variant an id',
      got: `another in ${label(first)}`,
      fix: 'Rename one of them.',
    }),
  );
  const names = repeated(variants, (variant) => variant.name.toLowerCase())
    .filter(([first, second]) => first.id !== second.id)
    .map(
      ([first, second]): Problem => ({
        code: 'variant-duplicate-name',
        what: `"${first.id}" and "${second.id}" get the same name`,
        where: {...locate(['name']), field: 'name'},
        expected: 'a name for each variant',
        got: second.name,
        fix: 'Put {id} or the axis that tells them apart into the pattern.',
      }),
    );
  const twins = repeated(variants, (variant) => JSON.stringify(sorted(variant.props)))
    .filter(([first, second]) => first.id !== second.id)
    .map(
      ([first, second]): Problem => ({
        code: 'variant-duplicate',
        what: `"${first.id}" and "${second.id}" are the same spot`,
        where: locate(['axes']),
        expected: 'variants that differ',
        got: 'equal props',
        fix: 'Remove one of them, or change what it shows.',
      }),
    );
  return [...ids, ...names, ...twins];
}

function repeated<T>(items: readonly T[], key: (item: T) => string): [T, T][] {
  const seen = new Map<string, T>();
  return items.flatMap((item): [T, T][] => {
    const first = seen.get(key(item));
    if (first === undefined) seen.set(key(item), item);
    return first === undefined ? [] : [[first, item]];
  });
}

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;

const label = (draft: Draft): string =>
  draft.origin.row ? `row ${draft.origin.row}` : Object.values(draft.choices).join(' x ');

const place = (draft: Draft, locate: Locate, field?: string) => ({...locate(draft.origin.path), field});

const named = (draft: Draft, problems: Problem[]): Problem[] =>
  problems.map((problem) => ({...problem, what: `variant "${draft.id}" ${problem.what}`}));
