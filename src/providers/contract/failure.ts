import {z} from 'zod';
import {type HttpProblem, httpProblemIn} from '../../machine/http/http-problem.ts';
import {redacted} from '../../machine/http/redact.ts';
import {FAILURE_KINDS, type FailureKind} from '../../spot/ledger/failure-reactions.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/** How a job, or a request, failed. */
export const Failed = z.object({
  state: z.literal('failed'),
  kind: z.enum(FAILURE_KINDS),
  charged: z.enum(['yes', 'no', 'unknown']),
  /** The vendor's own code for it. */
  code: z.string(),
  /** For people: short, without keys and without signed URLs. */
  message: z.string(),
  /** US dollars that the vendor says it charged. Default: the estimate, where `charged` is `yes`. */
  usd: z.number().optional(),
  /** Seconds after which the vendor wants to be asked again. */
  retryAfter: z.number().optional(),
});
export type Failed = z.infer<typeof Failed>;

/** What a vendor's answer means, as far as it differs from the default. */
export type Meaning = Pick<Failed, 'kind' | 'charged'> & Partial<Failed>;

/** A step of a provider that failed. `failed` says what that means for the job and for its cost. */
export class ProviderError extends TenspotError {
  override name = 'ProviderError';
  readonly failed: Failed;

  constructor(title: string, step: string, failed: Failed, fix?: string) {
    super({
      code: failed.kind,
      what: `${title} did not ${step}`,
      expected: 'an answer that the job went on',
      got: failed.message,
      fix: fix ?? FIXES[failed.kind],
    });
    this.failed = failed;
  }
}

const FIXES: Partial<Record<FailureKind, string>> = {
  balance: 'Check the key and the credit of the account, then run the same command again.',
  'moderated-input': 'Change the words or the picture of the shot.',
  invalid: 'Nothing was made. The message says which field; the card of the model may be out of date.',
  'unknown-outcome':
    'It may have been accepted and charged: Tenspot looks it up before it sends anything again.',
};

/** A failure that an error carries. Whatever else it says is read as far as it can be. */
const Carrying = z.object({
  failed: Failed.extend({
    state: z.literal('failed').catch('failed'),
    code: z.coerce.string().catch(''),
    message: z.coerce.string().catch(''),
    usd: z.number().optional().catch(undefined),
    retryAfter: z.number().optional().catch(undefined),
  }),
});

/**
 * What an error of a step says about the job. Only an error with a `failed` is believed. After any other error (a broken
 * connection, a mistake in an adapter) it is not known whether the job was accepted.
 */
export function failureOf(error: unknown): Failed {
  const carried = Carrying.safeParse(error);
  if (carried.success) return carried.data.failed;
  return {
    state: 'failed',
    kind: 'unknown-outcome',
    charged: 'unknown',
    code: 'no-answer',
    message: messageOf(error),
  };
}

/** The failure of a submission, by its HTTP status. What the vendor's own `explain` says goes first. */
export function failedCreate(error: unknown, explain: (problem: HttpProblem) => Meaning | undefined): Failed {
  const problem = httpProblemIn(error);
  // The request may have left: for example, the SDK could not read the answer.
  if (!problem) return failed('unknown-outcome', 'unknown', 'answer', messageOf(error));
  const usual = ofStatus(problem);
  return {...usual, ...withoutUndefined(explain(problem)), ...retry(problem)};
}

/** The failure of a question about a job. It says nothing about the job, and questions cost nothing. */
export function failedPoll(error: unknown): Failed {
  const problem = httpProblemIn(error);
  if (!problem) return failed('internal', 'no', 'answer', messageOf(error));
  const {status} = problem;
  const kind =
    status === 0
      ? 'timeout'
      : status === 429
        ? 'rate'
        : status === 401 || status === 402
          ? 'balance'
          : 'internal';
  return {...failed(kind, 'no', String(status), wordsOf(problem)), ...retry(problem)};
}

function ofStatus(problem: HttpProblem): Failed {
  const {status, sent} = problem;
  const of = (kind: FailureKind, charged: Failed['charged']) =>
    failed(kind, charged, String(status), wordsOf(problem));
  if (status === 0) return sent ? of('unknown-outcome', 'unknown') : of('capacity', 'no');
  if ([401, 402, 403].includes(status)) return of('balance', 'no');
  if (status === 429) return of('rate', 'no');
  if (status === 503) return of('capacity', 'no');
  // A redirect is not followed, and may come after the job was taken.
  if (status === 408 || status >= 500 || status < 400) return of('unknown-outcome', 'unknown');
  return of('invalid', 'no');
}

export const failed = (
  kind: FailureKind,
  charged: Failed['charged'],
  code: string,
  message: string,
): Failed => ({state: 'failed', kind, charged, code, message: redacted(message).slice(0, 400)});

const retry = ({retryAfter}: HttpProblem): Partial<Failed> => (retryAfter === undefined ? {} : {retryAfter});

const withoutUndefined = (meaning: Meaning | undefined): Partial<Failed> =>
  Object.fromEntries(Object.entries(meaning ?? {}).filter(([, value]) => value !== undefined));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The sentence for people in a vendor's answer, in whichever field it is. */
function wordsOf({body, message}: HttpProblem): string {
  const said = sentenceIn(body, 0);
  return said ? `${message}: ${said}` : message;
}

function sentenceIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').slice(0, 300) || undefined;
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  for (const name of ['message', 'msg', 'detail', 'error', 'title', 'failure', '0']) {
    const found = name in fields ? sentenceIn(fields[name], depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
