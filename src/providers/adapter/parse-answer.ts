import {z} from 'zod';
import {TenspotError} from '../../spot/problem/errors.ts';
import {toProblems, valueAt} from '../../spot/problem/schema-problems.ts';

/** Longer texts are not quoted in messages: a part of a key or of a signed URL would escape redaction. */
const QUOTED = 40;

/**
 * Checks an answer of a vendor against a schema and returns what the schema describes. Use loose objects, so that fields that a
 * vendor adds later pass.
 *
 * Throws a `TenspotError` with the code `answer-unreadable`, which names the field, what was expected and what came. `remote` makes
 * the failure of it that fits the call: a submission has an unknown outcome, because it may have been accepted; a poll is repeated.
 */
export function parseAnswer<T>(
  schema: z.ZodType<T>,
  answer: unknown,
  /** What is wrong where it does not fit. Default: the vendor's answer. */
  what = 'the answer is not what the vendor documents',
): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [problem] = toProblems(parsed.error, answer, 'answer-unreadable', () => ({}));
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  throw new TenspotError({
    code: 'answer-unreadable',
    what,
    where: {field: path.join('.') || 'the whole answer'},
    expected: problem?.expected,
    got: describeValue(valueAt(answer, path)),
  });
}

/** As `parseAnswer`, for the JSON of an answer that is kept in the vault as `stored`, where a person finds it if it is unreadable. */
export function parseKept<T>(schema: z.ZodType<T>, bytes: Uint8Array, stored: string): T {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // Not JSON at all: reported as an answer without the fields.
  }
  return parseAnswer(
    schema,
    answer,
    `the answer is not what the vendor documents (it is in the vault as ${stored})`,
  );
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string')
    return value.length > QUOTED ? `a string of ${value.length} characters` : JSON.stringify(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** A job's id, or another text that has to say something. */
export const NonEmptyText = z.string().min(1);

/** A time as text, in ISO 8601 or another form that `Date.parse` reads. */
export const TimeText = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), {error: 'a time, 2026-11-22T10:00:00Z for one'});
