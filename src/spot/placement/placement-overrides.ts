import {z} from 'zod';
import {Text} from '../documents/field-types.ts';
import {invalid, type Problem, problemsOf} from '../problem/errors.ts';
import type {Locate} from '../problem/schema-problems.ts';
import {contradictionsIn} from './contradictions.ts';
import {figureKind, isLooser, Month, type PlacementFigure} from './figure.ts';
import {formatsOf} from './joint-placement.ts';
import {Placement} from './placement.ts';
import {fieldSchemas, figuresIn, PlacementFigures, withoutOptional} from './placement-figures.ts';
import {findPlacement, type OwnPlacements, PLACEMENTS} from './placements.ts';

/** A tree of figures as people write it: their values only, each of them optional. */
type Plain<Tree> =
  NonNullable<Tree> extends PlacementFigure<infer Value>
    ? Value | undefined
    : {[Key in keyof Tree]?: Plain<NonNullable<Tree[Key]>> | undefined};

/** What a user knows better about a placement: the fields of a placement with values in place of figures. */
export const PlacementOverride = z.strictObject({
  /** Where the values come from: the address of a page, a contact at the platform, a test. */
  source: Text.min(1),
  /** Year and month of the source. */
  asOf: Month,
  /** Who allows values that are looser than the built-in ones. */
  by: Text.min(1).optional(),
  /** Why they are allowed. */
  reason: Text.min(1).optional(),
  ...plainShape(PlacementFigures),
}) as unknown as z.ZodType<PlacementOverride>;
export type PlacementOverride = Plain<PlacementFigures> & {
  source: string;
  asOf: string;
  by?: string | undefined;
  reason?: string | undefined;
};

/** `placements` in `brand.yaml`: overrides by the id of the placement. */
export const PlacementOverrides = z.strictObject(
  Object.fromEntries(Object.keys(PLACEMENTS).map((id) => [id, PlacementOverride.optional()])),
) as z.ZodType<Partial<Record<string, PlacementOverride>>>;
export type PlacementOverrides = z.infer<typeof PlacementOverrides>;

function plainShape(schema: z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fieldSchemas(schema)).map(([key, field]) => {
      const bare = withoutOptional(field);
      const plain = figureKind(bare)?.value ?? z.strictObject(plainShape(bare));
      return [key, plain.optional()];
    }),
  );
}

/**
 * A placement with a user's values: each becomes a figure with the confidence `user`, and the built-in one stays beside it. A value
 * that allows more than the built-in one needs `by` and `reason`, which its note then has. Errors: `placement-looser` where they
 * are missing, `placement-contradiction` where the result contradicts itself.
 */
export function withOverrides(
  placement: Placement,
  override: PlacementOverride,
  locate: Locate = () => ({}),
): Placement {
  const merged = merge(PlacementFigures, placement, override, override) as PlacementFigures;
  const result = Placement.parse({...placement, ...merged});
  const problems = [
    ...looserProblems(result, override),
    ...formatProblems(placement, result, override),
    ...contradictionsIn(result),
  ];
  if (problems.length > 0) {
    throw invalid(
      problems.map(
        ({path, ...problem}): Problem => ({
          ...problem,
          where: {...locate([placement.id, ...path]), field: [placement.id, ...path].join('.')},
        }),
      ),
    );
  }
  return result;
}

/** The placements that some overrides change. Errors: all those of `withOverrides`. `locate`: where an override is written. */
export function ownPlacements(overrides: PlacementOverrides, locate?: Locate): OwnPlacements {
  const own: Record<string, Placement> = {};
  const problems: Problem[] = [];
  for (const [id, override] of Object.entries(overrides)) {
    if (override === undefined) continue;
    try {
      own[id] = withOverrides(findPlacement(id), override, locate);
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  if (problems.length > 0) throw invalid(problems);
  return own;
}

/** The tree of figures with the values of the other tree. */
function merge(schema: z.ZodType, present: unknown, change: unknown, override: PlacementOverride): unknown {
  if (change === undefined) return present;
  const bare = withoutOptional(schema);
  const kind = figureKind(bare);
  if (kind)
    return userFigure(present as PlacementFigure<unknown> | undefined, change, kind.strictness, override);
  const fields = Object.entries(fieldSchemas(bare)).map(([key, field]) => [
    key,
    merge(field, fieldOf(present, key), fieldOf(change, key), override),
  ]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const fieldOf = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | undefined)?.[key];

function userFigure(
  present: PlacementFigure<unknown> | undefined,
  change: unknown,
  strictness: Parameters<typeof isLooser>[0],
  {source, asOf, by, reason}: PlacementOverride,
): PlacementFigure<unknown> {
  const {others = [], ...before} = present ?? {};
  // What a value of several parts leaves out stays as it is.
  const value = isParts(present?.value) && isParts(change) ? {...present.value, ...change} : change;
  const isAllowed = present && isLooser(strictness, value, present.value) && by && reason;
  return {
    value,
    source,
    asOf,
    confidence: 'user',
    ...(isAllowed && {note: `allowed by ${by}: ${reason}`}),
    ...(present && {others: [before as PlacementFigure<unknown>, ...others]}),
  };
}

const isParts = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Formats that only the override lets run. */
function formatProblems(placement: Placement, result: Placement, {by, reason}: PlacementOverride) {
  if (by && reason) return [];
  const known = formatsOf(placement);
  return formatsOf(result)
    .filter((format) => !known.includes(format))
    .map((format) => ({
      path: ['formats', format],
      code: 'placement-looser',
      what: 'this format does not run there, and nothing says who allows it',
      expected: `${known.join(', ')}, or "by" and "reason"`,
      got: format,
      fix: 'Add `by` with a name and `reason` to the placement, or remove the format.',
    }));
}

function looserProblems(result: Placement, {by, reason}: PlacementOverride) {
  if (by && reason) return [];
  return figuresIn(result).flatMap(({path, figure, strictness}) => {
    const [before] = figure.others ?? [];
    if (figure.confidence !== 'user' || !before || !isLooser(strictness, figure.value, before.value))
      return [];
    return [
      {
        path,
        code: 'placement-looser',
        what: 'this allows more than the built-in value, and nothing says who allows it',
        expected: `at most as much as ${JSON.stringify(before.value)} (${before.source}, ${before.asOf}), or "by" and "reason"`,
        got: JSON.stringify(figure.value),
        fix: 'Add `by` with a name and `reason` to the placement, or remove the value.',
      },
    ];
  });
}
