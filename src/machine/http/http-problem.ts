/** An answer of a vendor's API that is an error, or none at all. Its text is redacted and short. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  /** 0 when no answer came. */
  readonly status: number;
  /** The answer's body: parsed where it was JSON, else text; cut at 16 KiB. */
  readonly body: unknown;
  /** Whether the request may have reached the vendor. Only a request that never left is surely not accepted. */
  readonly sent: boolean;
  /** Seconds after which the vendor wants to be asked again. */
  readonly retryAfter: number | undefined;
  readonly headers: Record<string, string>;

  constructor(
    message: string,
    facts: {
      status: number;
      body?: unknown;
      sent: boolean;
      retryAfter?: number | undefined;
      headers?: Record<string, string>;
    },
  ) {
    super(message);
    this.status = facts.status;
    this.body = facts.body;
    this.sent = facts.sent;
    this.retryAfter = facts.retryAfter;
    this.headers = facts.headers ?? {};
  }
}

/** The vendor's SDKs wrap what their fetch throws: this finds it again. */
export function httpProblemIn(error: unknown): HttpProblem | undefined {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    if (current instanceof HttpProblem) return current;
    current = current.cause;
  }
  return undefined;
}
