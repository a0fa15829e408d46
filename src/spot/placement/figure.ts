import {z} from 'zod';

/**
 * How a figure is known. `official`: read on the platform's own page. `seen`: in public code or in files of real accounts.
 * `secondary`: on pages of others about the platform. `user`: written in `brand.yaml`.
 */
export const Confidence = z.enum(['official', 'seen', 'secondary', 'user']);
export type Confidence = z.infer<typeof Confidence>;

/** A year and a month: `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
  error: 'expected a year and a month like 2026-11',
});

/** What one source says. */
type Reading<T> = {
  value: T;
  /** The address of the page. For `user`: any text. */
  source: string;
  /** Year and month of the page: its own date, or where it has none, the month in which it was read. */
  asOf: string;
  confidence: Confidence;
  /** What has to be known to use the value. */
  note?: string | undefined;
};

/** A value with its source. Where sources disagree, `value` is the strictest, and `others` has what the other sources say. */
export type PlacementFigure<T> = Reading<T> & {others?: Reading<T>[] | undefined};

/**
 * Which of two values of a figure is stricter: the larger (`more`, for a least), the smaller (`less`, for a most), the list that
 * is part of the other (`subset`, for what is accepted) or that contains it (`superset`, for what is refused); the one with the lower limits of
 * loudness (`ceilings`: its peak and its loudest three seconds; another target is neither); `none` for recommendations.
 */
export type Strictness = 'more' | 'less' | 'subset' | 'superset' | 'ceilings' | 'none';

type Kind = {value: z.ZodType; strictness: Strictness};

const KINDS = new WeakMap<z.ZodType, Kind>();

/** The schema of a figure with this value. */
export function figureOf<Value extends z.ZodType>(value: Value, strictness: Strictness) {
  const reading = {
    value,
    source: z.string().min(1),
    asOf: Month,
    confidence: Confidence,
    note: z.string().min(1).optional(),
  };
  const schema = z.strictObject({...reading, others: z.array(z.strictObject(reading)).optional()});
  KINDS.set(schema, {value, strictness});
  return schema;
}

/** What `figureOf` was given; undefined for every other schema. */
export const figureKind = (schema: z.ZodType): Kind | undefined => KINDS.get(schema);

/** True if a value allows something that the other one does not. */
export function isLooser(strictness: Strictness, value: unknown, than: unknown): boolean {
  const [now, before] = [parts(value), parts(than)];
  switch (strictness) {
    case 'more':
      return now.some((part, index) => Number(part) < Number(before[index]));
    case 'less':
      return now.some((part, index) => Number(part) > Number(before[index]));
    case 'subset':
      return now.some((part) => !before.includes(part));
    case 'superset':
      return before.some((part) => !now.includes(part));
    case 'ceilings':
      return isAbove(value as Ceilings, than as Ceilings);
    case 'none':
      return false;
  }
}

type Ceilings = {peak: number; shortTerm?: number | undefined};

const isAbove = (now: Ceilings, before: Ceilings): boolean =>
  now.peak > before.peak || (now.shortTerm ?? -Infinity) > (before.shortTerm ?? Infinity);

/** The entries of a list, the fields of an object in the order of their names, or the value itself. */
function parts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => part);
}

/** Makes figures of one source: `const page = cite('https://...', '2026-11', 'official')`, then `page(60)`. */
export const cite =
  (source: string, asOf: string, confidence: Confidence) =>
  <T>(value: T, more: {note?: string; others?: PlacementFigure<T>[]} = {}): PlacementFigure<T> => ({
    value,
    source,
    asOf,
    confidence,
    ...more,
  });
