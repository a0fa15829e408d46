/** An answer of a vendor's API with an error status, or no answer. Its texts are redacted. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  /** The HTTP status; 0 if no answer came. */
  readonly status: number;
  /** The answer's body, cut at about 16 KiB: a JSON value if it could be parsed, else text. */
  readonly body: unknown;
  /** True if the request may have reached the vendor. Only if this is false, it was certainly not accepted. */
  readonly sent: boolean;
  /** True if another request of the same call, which is not a GET, may have reached the vendor before. Then this answer is not about that one. */
  readonly follows: boolean;
  /** Seconds to wait before the next request, from the header Retry-After. */
  readonly retryAfter: number | undefined;
  /** Headers that name the request, its limits or its error. */
  readonly headers: Record<string, string>;

  constructor(
    message: string,
    facts: {
      status: number;
      body?: unknown;
      sent: boolean;
      follows?: boolean;
      retryAfter?: number | undefined;
      headers?: Record<string, string>;
    },
  ) {
    super(message);
    this.status = facts.status;
    this.body = facts.body;
    this.sent = facts.sent;
    this.follows = facts.follows ?? false;
    this.retryAfter = facts.retryAfter;
    this.headers = facts.headers ?? {};
  }
}

/** Finds the `HttpProblem` in the causes of an error: SDKs of vendors wrap what their fetch throws. */
export function httpProblemIn(error: unknown): HttpProblem | undefined {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    if (current instanceof HttpProblem) return current;
    current = current.cause;
  }
  return undefined;
}
