import type {z} from 'zod';
import {fieldsAt} from '../documents/schema-fields.ts';
import type {Problem, Where} from './errors.ts';
import {didYouMean, nearest} from './nearest-name.ts';

/** The way to a value in a document: keys and indices. */
export type Path = readonly (string | number)[];

/** Finds the file, line and column of the value at a path. */
export type Locate = (path: Path) => Where;

/** The issues of a zod error as problems that name the field, what was expected and what was found. */
export function toProblems(
  error: z.ZodError,
  input: unknown,
  code: string,
  locate: Locate,
  /** The schema that was checked. With it, a problem about an unknown field lists the known ones. */
  schema?: z.ZodType,
): Problem[] {
  const problems = error.issues.flatMap((issue) =>
    describe(issue as z.core.$ZodIssue, input, code, locate, schema),
  );
  // A field whose name is misspelled is told once: with its name, and not also as missing.
  const meant = new Set(
    problems.flatMap(({reason, suggestion, where}) =>
      reason === 'unknown' && suggestion !== undefined ? [where?.field?.replace(/[^.]+$/, suggestion)] : [],
    ),
  );
  return problems.filter(({reason, where}) => reason !== 'missing' || !meant.has(where?.field));
}

function describe(
  issue: z.core.$ZodIssue,
  input: unknown,
  code: string,
  locate: Locate,
  schema: z.ZodType | undefined,
): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const known = schema ? fieldsAt(schema, path) : [];
    return issue.keys.map((key) => {
      const problem = unknownKey(key, known, [...path, key], code, locate);
      // In `{hook: Noon, thirty degrees}` YAML reads what follows the comma as a field without a value.
      const isRest = problem.fix === NO_SIMILAR_FIELD && valueAt(input, [...path, key]) === null;
      return isRest ? {...problem, fix: QUOTE_BEFORE} : problem;
    });
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = closestBranch(issue.errors);
    if (closest)
      return closest.flatMap((inner) =>
        describe({...inner, path: [...issue.path, ...inner.path]}, input, code, locate, schema),
      );
  }
  const value = valueAt(input, path) ?? shortForm(issue, input, path);
  if (issue.code === 'invalid_key') return [invalidKey(issue, path, code, locate)];
  const missing = value === undefined;
  return [
    {
      code,
      what: missing ? 'is missing' : isTooLong(issue) ? 'is too long' : 'is not valid',
      where: {...locate(path), field: path.join('.') || 'document'},
      expected: expectation(issue),
      got: missing
        ? 'nothing'
        : isTooLong(issue)
          ? `${String(value).length} characters: ${show(value)}`
          : show(value),
      ...(missing ? {fix: 'Add it.'} : fixFor(issue, value)),
      reason: missing ? 'missing' : isTooLong(issue) ? 'too-long' : 'invalid',
    },
  ];
}

/** The value of a field that was written in its short form: the text `hero` instead of `{shot: hero}`. */
function shortForm(issue: z.core.$ZodIssue, input: unknown, path: Path): unknown {
  const around = valueAt(input, path.slice(0, -1));
  const isRequired = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return typeof around === 'string' && !isRequired ? around : undefined;
}

function invalidKey(issue: z.core.$ZodIssueInvalidKey, path: Path, code: string, locate: Locate): Problem {
  const [inner] = issue.issues;
  return {
    code,
    what: 'is not a valid name',
    where: {...locate(path), field: path.join('.')},
    expected: inner ? expectation(inner) : 'a valid name',
    got: show(path.at(-1)),
    fix: 'Rename it.',
    reason: 'invalid',
  };
}

const isTooLong = (issue: z.core.$ZodIssue): boolean => issue.code === 'too_big' && issue.origin === 'string';

function fixFor(issue: z.core.$ZodIssue, value: unknown): Pick<Problem, 'fix' | 'suggestion'> {
  if (isTooLong(issue)) return {fix: 'Shorten it.'};
  if (wantsQuotes(issue, value)) return {fix: `Put it in quotes: '${value}'.`};
  const figure = figureFix(issue, value);
  if (figure) return {fix: figure};
  const near =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearest(value, issue.values.map(String))
      : undefined;
  return didYouMean(near, 'Correct it.');
}

/** What to do about numbers and ratios that a spreadsheet changed; undefined for all other values. */
function figureFix(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const wantsNumber =
    (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected)) ||
    issue.code === 'invalid_union';
  const [, figure, unit] = /^(-?\d+(?:[.,]\d+)?)(\s*[a-z%]+)?$/i.exec(value) ?? [];
  if (wantsNumber && figure && unit) return `Write only the number: ${figure.replace(',', '.')}.`;
  if (wantsNumber && figure?.includes(',')) return `Write it with a point: ${figure.replace(',', '.')}.`;
  if (wantsNumber && /^\d{1,2}:\d{2}(:\d{2})?$/.test(value))
    return 'Write a number: this is a time, which a spreadsheet may have made of it. Format the column as text.';
  const [, hours, minutes] = /^0?(\d{1,2}):0?(\d{1,2})(?::\d\d)?$/.exec(value) ?? [];
  const ratio = `${hours}:${minutes}`;
  return issue.code === 'invalid_value' && ratio !== value && issue.values.map(String).includes(ratio)
    ? `Write "${ratio}": a spreadsheet made a time of it. Format the column as text.`
    : undefined;
}

/** True if a text was expected, and YAML read a number or boolean that has no quotes. */
const wantsQuotes = (issue: z.core.$ZodIssue, value: unknown): boolean =>
  issue.code === 'invalid_type' &&
  issue.expected === 'string' &&
  (typeof value === 'number' || typeof value === 'boolean');

/** The issues of the only branch of a union that failed inside the value and not at its type; undefined if there is not exactly one. */
function closestBranch(branches: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const deep = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
  return deep.length === 1 ? deep[0] : undefined;
}

function unknownKey(
  key: string,
  known: readonly string[],
  path: Path,
  code: string,
  locate: Locate,
): Problem {
  const near = nearest(key, known);
  return {
    code,
    what: 'is not a known field here',
    where: {...locate(path), field: path.join('.')},
    expected: known.join(', ') || 'a field of the schema',
    got: key,
    ...didYouMean(near, NO_SIMILAR_FIELD),
    reason: 'unknown',
  };
}

const QUOTE_BEFORE =
  'If it belongs to the value before it, put that whole value in quotes: within { } a comma ends a value.';

const NO_SIMILAR_FIELD = 'Remove it, or check its spelling.';

/** Adds a suggestion from further field names, such as those of other objects, to problems about unknown fields that have none yet. */
export const suggest = (problems: Problem[], known: readonly string[]): Problem[] =>
  problems.map((problem) => {
    const near = problem.fix === NO_SIMILAR_FIELD && problem.got ? nearest(problem.got, known) : undefined;
    return near ? {...problem, ...didYouMean(near, NO_SIMILAR_FIELD)} : problem;
  });

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'array' ? 'a list' : withArticle(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)}`;
    default:
      return issue.message.replace(/^(Invalid input: )?expected /i, '');
  }
}

const unit = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';

const withArticle = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** A value for a message, cut at 60 characters. */
export function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? `"${value}"`
      : // JSON has no NaN and no Infinity.
        typeof value === 'number'
        ? String(value)
        : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The value at a path; undefined if the path does not exist. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (at === null || at === undefined ? undefined : (at as Record<string, unknown>)[key]),
    value,
  );
