/** The URL from which Studio loads known bugs of its Remotion version. */
const BUG_LIST = 'https://bugs.remotion.dev/';

/** The request by which Studio asks whether it can write default props into the sources. */
const DEFAULT_PROPS = '/api/subscribe-to-default-props';

/**
 * Answers two requests of Studio in the page. The list of known bugs is empty, so that Studio makes no request outside this machine.
 * The question about default props gets no answer: Studio would warn at each variant that it cannot save them, and `--write` saves
 * variants in another way.
 */
export function answerRequests(): void {
  const originalFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (input === DEFAULT_PROPS) return new Promise<Response>(() => undefined);
    return typeof input === 'string' && input.startsWith(BUG_LIST)
      ? Promise.resolve(Response.json({bugs: []}))
      : originalFetch(input, init);
  };
}
