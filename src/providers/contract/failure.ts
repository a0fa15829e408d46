import {z} from 'zod';
import {type HttpProblem, httpProblemIn} from '../../machine/http/http-problem.ts';
import {redacted} from '../../machine/http/redact.ts';
import {FAILURE_KINDS, type FailureKind} from '../../spot/ledger/failure-reactions.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/** How a job, or a request, failed. */
export const Failed = z.object({
  /** Tells it from a job that goes on or is done. */
  state: z.literal('failed'),
  /** What kind of failure it is; it decides what Tenspot does next. */
  kind: z.enum(FAILURE_KINDS),
  /** Whether the vendor charged for the job. */
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
  /** What the failure means for the job and for its cost. */
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
    // Also what is no amount: it is reported as the provider's fault, and the worst case counts.
    usd: z
      .unknown()
      .optional()
      .transform((usd) => (usd == null ? undefined : typeof usd === 'number' ? usd : NaN)),
    retryAfter: z.number().optional().catch(undefined),
  }),
});

/**
 * What an error of a step says about the job. Only an error with a `failed` is believed. After any other error (a broken
 * connection, a mistake in an adapter) it is not known whether the job was accepted.
 */
export function failureOf(error: unknown): Failed {
  const carried = carriedBy(error);
  if (carried) return carried;
  return {
    state: 'failed',
    kind: 'unknown-outcome',
    charged: 'unknown',
    code: 'no-answer',
    message: messageOf(error),
  };
}

/** Undefined also where the error cannot even be read. */
function carriedBy(error: unknown): Failed | undefined {
  try {
    return Carrying.safeParse(error).data?.failed;
  } catch {
    return undefined;
  }
}

/** What an answer to a submission means where the vendor documents it as a refusal: nothing was accepted, nothing is charged. */
export const documentedRefusal = (
  kind: FailureKind,
  code: string | number,
  message?: string | null,
): Meaning => ({
  kind,
  charged: 'no',
  code: String(code),
  ...(message ? {message} : {}),
});

/** What the status of a documented refusal usually means; undefined for statuses that refuse nothing. */
export const usualRefusal = (status: number): FailureKind | undefined =>
  [401, 402, 403].includes(status)
    ? 'balance'
    : status === 429
      ? 'rate'
      : [400, 404, 405, 422].includes(status)
        ? 'invalid'
        : undefined;

/**
 * The failure of a submission. Once it left, it may have been accepted. Only two things prove that it was not: the connection was
 * never made, or `explain` recognises the body as one that the vendor documents for a submission that it does not accept. A status
 * alone, a page of a gateway, an unknown JSON body, a redirect, 408 and any 5xx prove nothing.
 */
export function failedCreate(error: unknown, explain: (problem: HttpProblem) => Meaning | undefined): Failed {
  const problem = httpProblemIn(error);
  // The request may have left: for example, the SDK could not read the answer.
  if (!problem) return failed('unknown-outcome', 'unknown', 'answer', messageOf(error));
  const {status, sent, follows} = problem;
  const words = wordsOf(problem);
  // The submission itself had left before, so this answer is about something else.
  if (follows) return failed('unknown-outcome', 'unknown', String(status), words);
  if (status === 0 && !sent) return {...failed('capacity', 'no', '0', words), ...retry(problem)};
  const mayRefuse = status >= 400 && status < 500 && status !== 408;
  const documented = mayRefuse ? explain(problem) : undefined;
  const usual = failed('unknown-outcome', 'unknown', String(status), words);
  return {...usual, ...withoutUndefined(documented), ...retry(problem)};
}

/** The code of a question that was answered with 404 or 410: the vendor does not know the job, or its result, now. */
export const NOT_FOUND = 'not-found';
/** The code of a question whose answer is not what the vendor documents. */
export const UNREADABLE = 'answer';

/** The failure of a question about a job. It says nothing about the job, and questions cost nothing. */
export function failedPoll(error: unknown): Failed {
  const problem = httpProblemIn(error);
  if (!problem) return failed('internal', 'no', UNREADABLE, messageOf(error));
  const {status} = problem;
  const kind =
    status === 0
      ? 'timeout'
      : status === 429
        ? 'rate'
        : status === 401 || status === 402
          ? 'balance'
          : 'internal';
  const code = status === 404 || status === 410 ? NOT_FOUND : String(status);
  return {...failed(kind, 'no', code, wordsOf(problem)), ...retry(problem)};
}

/** A failure of a kind. Keys and signed URLs are removed from the message, which is cut at 400 characters. */
export const failed = (
  kind: FailureKind,
  charged: Failed['charged'],
  code: string,
  message: string,
): Failed => ({state: 'failed', kind, charged, code, message: redacted(message)});

/** The most characters of a vendor's message that are kept. */
const MESSAGE = 400;

/** A failure whose message has no secrets. It is cut last: a secret that is cut in two would not be recognised. */
export const withoutSecrets = (reason: Failed, secrets: readonly string[]): Failed => ({
  ...reason,
  message: redacted(reason.message, secrets).slice(0, MESSAGE),
});

const retry = ({retryAfter}: HttpProblem): Partial<Failed> => (retryAfter === undefined ? {} : {retryAfter});

const withoutUndefined = (meaning: Meaning | undefined): Partial<Failed> =>
  Object.fromEntries(Object.entries(meaning ?? {}).filter(([, value]) => value !== undefined));

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return 'an error that cannot be read';
  }
}

/** The sentence for people in a vendor's answer, in whichever field it is. */
function wordsOf({body, message}: HttpProblem): string {
  const said = sentenceIn(body, 0);
  return said ? `${message}: ${said}` : message;
}

function sentenceIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || undefined;
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  for (const name of ['message', 'msg', 'detail', 'error', 'title', 'failure', '0']) {
    const found = name in fields ? sentenceIn(fields[name], depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
