import type {AdCopy} from '../ad/ad-copy.ts';
import {Id} from '../documents/field-types.ts';
import type {Problem, Where} from '../problem/errors.ts';
import type {VariantProblem} from '../problem/join-problems.ts';
import {didYouMean, nearest} from '../problem/nearest-name.ts';
import {type Locate, show} from '../problem/schema-problems.ts';
import {parseAd} from './parse-ad.ts';
import {type Known, parseProps} from './parse-props.ts';
import {strayShots} from './slot-problems.ts';
import type {SpotProps} from './spot-props.ts';
import {unknownTokens, variantName} from './variant-name.ts';
import type {Draft, VariantsFile} from './variants-file.ts';

/** A variant with valid props, ready to be rendered. */
export type Variant = {
  id: string;
  name: string;
  choices: Record<string, string>;
  props: SpotProps;
  /** What goes out beside the picture. Left out where nothing is written. */
  ad?: AdCopy | undefined;
};

/**
 * Checks all drafts. Returns the variants that are valid by themselves, the problems of each draft (`found`), and those of the axes and
 * of the name pattern, which all variants share (`shared`).
 */
export function checkVariants(
  file: VariantsFile,
  spot: string,
  drafts: readonly Draft[],
  known: (draft: Draft) => Known,
  locate: Locate,
): {variants: Variant[]; found: VariantProblem[]; shared: Problem[]} {
  const found: VariantProblem[] = [];
  const variants: Variant[] = [];
  const filled: Parameters<typeof strayShots>[0][number][] = [];
  for (const draft of drafts) {
    const {template} = known(draft);
    const parsed = parseProps(draft, file, known(draft), locate);
    const ad = parseAd(draft, file, parsed.props, locate);
    const choices = checkChoices(draft, file, locate);
    const all = [
      ...checkId(draft, locate),
      ...choices,
      // A value that the axis does not have may be what would have set them.
      ...[...parsed.problems, ...ad.problems].filter(
        ({reason}) => choices.length === 0 || reason !== 'missing',
      ),
    ];
    found.push(...all.map((problem) => ({id: draft.id, problem})));
    if (parsed.props && ad.problems.length === 0) {
      if (template) filled.push({draft, props: parsed.props, template});
      const {id, choices} = draft;
      const variant = {id, choices, props: parsed.props, name: '', ...(ad.ad ? {ad: ad.ad} : {})};
      variants.push({...variant, name: variantName(patternFor(draft, file), variant, spot, file.version)});
    }
  }
  found.push(...strayShots(filled, file, locate));
  const twice = sameValues(file, locate);
  const tokens = tokenProblems(file, locate);
  const {ids, names, twins} = clashes(drafts, variants, locate);
  // Problems that follow from another one are left out.
  const clashing = [...(twice.length > 0 ? [] : ids), ...(tokens.length > 0 ? [] : names), ...twins];
  return {variants, found: [...found, ...clashing], shared: [...twice, ...tokens]};
}

/** The name pattern of a draft. Extra rows get `{id}` at the end, because the pattern may not contain what they change. */
const patternFor = ({origin}: Draft, {name}: VariantsFile): string =>
  origin.path[0] === 'extra' && !name.includes('{id}') ? `${name}_{id}` : name;

function tokenProblems(file: VariantsFile, locate: Locate): Problem[] {
  return unknownTokens(file.name, Object.keys(file.axes)).map(({token, known}) => ({
    code: 'variant-name',
    what: `the name pattern has an unknown token: {${token}}`,
    where: {...locate(['name']), field: 'name'},
    expected: known.map((each) => `{${each}}`).join(' '),
    got: `{${token}}`,
    fix: `Remove {${token}}, or add an axis "${token}".`,
  }));
}

/** Problems for values of one axis with the same id. */
function sameValues({axes}: VariantsFile, locate: Locate): Problem[] {
  return Object.entries(axes).flatMap(([axis, values]) =>
    values.flatMap(({id}, index) =>
      values.findIndex((other) => other.id === id) === index
        ? []
        : [
            {
              code: 'variant-duplicate-id',
              what: `two values of axis "${axis}" have the id "${id}"`,
              where: {...locate(['axes', axis, index, 'id']), field: `axes.${axis}.${index}.id`},
              expected: 'a unique id for each value',
              got: show(id),
              fix: 'Rename one of them.',
            },
          ],
    ),
  );
}

function checkId(draft: Draft, locate: Locate): Problem[] {
  const result = Id.safeParse(draft.id);
  return result.success
    ? []
    : [
        {
          code: 'variant-id',
          what: draft.id === '' ? 'has no id' : 'has no valid id',
          where: place(draft, locate, 'id'),
          expected: 'a column `id` with an id: a-z, 0-9 and dashes, at most 64',
          got: draft.id === '' ? 'none' : show(draft.id),
          fix: 'Give the row an id. It must not change when rows are added.',
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
            ...didYouMean(nearest(id, ids), 'Name one of them, or add it to the axis.'),
            reason: 'unknown',
          },
        ];
  });
}

function clashes(drafts: readonly Draft[], variants: readonly Variant[], locate: Locate) {
  const ids = repeated(drafts, (draft) => draft.id.toLowerCase()).map(
    ([first, second]): VariantProblem => ({
      id: second.id,
      problem: {
        code: 'variant-duplicate-id',
        what: 'two variants have this id',
        where: place(second, locate),
        expected: 'a unique id for each variant',
        got: `"${second.id}" again: another is ${label(first, locate)}`,
        fix: 'Rename one of them.',
      },
    }),
  );
  const names = repeated(variants, (variant) => variant.name.toLowerCase())
    .filter(([first, second]) => first.id !== second.id)
    .map(
      ([first, second]): VariantProblem => ({
        id: second.id,
        problem: {
          code: 'variant-duplicate-name',
          what: `"${first.id}" and "${second.id}" get the same name`,
          where: {...locate(['name']), field: 'name'},
          expected: 'a unique name for each variant',
          got: second.name,
          fix: 'Put {id} or the axis that tells them apart into the pattern.',
        },
      }),
    );
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const whereIs = ({id}: Variant): Where => {
    const draft = byId.get(id);
    return draft ? place(draft, locate) : locate(['axes']);
  };
  const twins = repeated(variants, (variant) =>
    JSON.stringify(sorted({props: variant.props, ad: variant.ad})),
  )
    .filter(([first, second]) => first.id !== second.id)
    .map(
      ([first, second]): VariantProblem => ({
        id: second.id,
        problem: {
          code: 'variant-duplicate',
          what: 'has the same props as another variant',
          where: whereIs(second),
          expected: 'variants that differ',
          got: `the props of "${first.id}"`,
          fix: 'Remove one of them, or change its props.',
        },
      }),
    );
  return {ids, names, twins};
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

/** Where a draft is, for messages: its line, or the ids of its axis values. */
function label(draft: Draft, locate: Locate): string {
  const {line} = place(draft, locate);
  return draft.origin.row && line ? `in line ${line}` : Object.values(draft.choices).join(' x ');
}

const place = (draft: Draft, locate: Locate, field?: string): Where => ({
  ...(draft.origin.where ?? locate(draft.origin.path)),
  field,
});
