import {type OwnPlacements, placementOf} from '../placement/placements.ts';
import {type Problem, problemsOf} from '../problem/errors.ts';
import {type Locate, suggest, toProblems, valueAt} from '../problem/schema-problems.ts';
import {slotProblems} from './slot-problems.ts';
import {SpotProps} from './spot-props.ts';
import type {AnyTemplate} from './template.ts';
import {originOf, unknownName} from './value-origin.ts';
import {type Draft, setPath, type VariantsFile} from './variants-file.ts';

/** The names that props may refer to. */
export type Known = {
  template: AnyTemplate | undefined;
  templates: readonly string[];
  brands: readonly string[];
  shots: readonly string[];
  /** The path of `shots.yaml` where the spot has none. */
  shotsMissing?: string | undefined;
  /** The names in the variant's brand; undefined if there is no such brand. */
  offers:
    | {
        looks: readonly string[];
        beds: readonly string[];
        typography: readonly string[];
        /** Default: none. */
        markets?: readonly string[];
        /** The placements for which the brand has figures of its own. Default: none. */
        placements?: OwnPlacements | undefined;
      }
    | undefined;
};

/** Checks the props of one draft. Returns the props, or all problems with the places where the values were written. */
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
      : withNames(
          wrong(parsed.error, draft.props, Object.keys(SpotProps.shape), at),
          draft.props,
          known,
          at,
        )),
    ...(template && words && !words.success
      ? wrongCopy(words.error, draft.props.copy ?? {}, template, at)
      : []),
  ];
  if (parsed.success && template && words?.success) {
    const props = {...parsed.data, copy: words.data as Record<string, unknown>};
    problems.push(...slotProblems(props, template));
    if (problems.length === 0) return {props, problems};
  }
  return {problems};
}

/** The fields that hold a name, also in their long forms, and the names that they may hold. */
const NAMES: {field: RegExp; of: (known: Known) => readonly string[] | undefined}[] = [
  {
    field: /^shots\.([^.]+)(\.shot)?$/,
    of: ({shots, shotsMissing}) => (shotsMissing === undefined ? shots : undefined),
  },
  {field: /^look(\.name)?$/, of: ({offers}) => offers?.looks},
  {field: /^music$/, of: ({offers}) => offers?.beds},
  {field: /^market$/, of: ({offers}) => offers?.markets},
  {field: /^typography(\.set)?$/, of: ({offers}) => offers?.typography},
];

/** A text that cannot be an id is no name either: says which names there are instead of what an id is. */
const withNames = (problems: Problem[], props: unknown, known: Known, at: Locate): Problem[] =>
  problems.flatMap((problem) => {
    const field = problem.where?.field ?? '';
    const names = NAMES.find(({field: pattern}) => pattern.test(field))?.of(known);
    const path = field.replace(/(?<=^shots\.[^.]+)\.shot$|\.name$|\.set$/, '').split('.');
    const value = valueAt(props, field.split('.')) ?? valueAt(props, path);
    return names && typeof value === 'string' ? unknownName(path, value, names, at) : [problem];
  });

type Checked = ReturnType<typeof SpotProps.safeParse>;
type Issues = NonNullable<Checked['error']>;

const wrong = (error: Issues, input: unknown, fields: readonly string[], at: Locate): Problem[] =>
  suggest(toProblems(error, input, 'variant-props', at, SpotProps), fields);

const wrongCopy = (error: Issues, copy: unknown, template: AnyTemplate, at: Locate): Problem[] =>
  suggest(
    toProblems(error, copy, 'variant-copy', (path) => at(['copy', ...path]), template.copy).map(
      (problem) => ({
        ...problem,
        where: {...problem.where, field: `copy.${problem.where?.field}`},
      }),
    ),
    Object.keys(template.copy.shape),
  );

/** Problems for names in the props that do not exist. */
function references(
  {brand, template, shots, look, music, typography, market, format, language, placements}: SpotProps,
  known: Known,
  at: Locate,
): Problem[] {
  const {offers} = known;
  return [
    ...unknownName(['brand'], brand, known.brands, at),
    ...unknownName(['template'], template, known.templates, at),
    ...unknownShots(shots, known, at),
    ...(offers && look.name ? unknownName(['look'], look.name, offers.looks, at) : []),
    ...(offers && music ? unknownName(['music'], music, offers.beds, at) : []),
    ...(offers && typography.set ? unknownName(['typography'], typography.set, offers.typography, at) : []),
    ...(offers && market !== undefined ? unknownName(['market'], market, offers.markets ?? [], at) : []),
    ...misplaced({format, language, placements}, offers?.placements, at),
  ];
}

/** Problems for shots that do not exist. Where the spot has no list of shots, that is the only one. */
function unknownShots(
  shots: SpotProps['shots'],
  {shots: known, shotsMissing: file}: Known,
  at: Locate,
): Problem[] {
  const named = Object.entries(shots).filter(([, {shot}]) => shot !== undefined);
  if (file === undefined)
    return named.flatMap(([slot, {shot = ''}]) => unknownName(['shots', slot], shot, known, at));
  if (named.length === 0) return [];
  return [
    {
      code: 'shots-missing',
      what: 'names shots, and the spot has no shots.yaml',
      where: {file},
      expected: 'shots.yaml, which lists the shots that variants name',
      got: 'no such file',
      fix: 'Add it, or name files in place of shots, such as `shots.hook.file`.',
    },
  ];
}

/** The problem of a variant whose placements do not run in its format, or leave no room together. */
function misplaced(
  props: Pick<SpotProps, 'format' | 'language' | 'placements'>,
  own: OwnPlacements | undefined,
  at: Locate,
): Problem[] {
  try {
    placementOf(props, own);
    return [];
  } catch (error) {
    return problemsOf(error).map((problem) => ({
      ...problem,
      where: {...at(['placements']), field: 'placements'},
    }));
  }
}

/** Parses a value, and converts texts to numbers and booleans where the schema wants them: cells of a CSV are texts. */
export function readTyped<T extends {safeParse: (value: unknown) => unknown}>(
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
