/** Where the Studio asks whether its version has known faults. The version is not the user's to change, and may be offline. */
const FAULTS = 'https://bugs.remotion.dev/';

/** Answers that question with "none known": the Studio then asks nobody outside this machine. */
export function stayInside(): void {
  const ask = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    typeof input === 'string' && input.startsWith(FAULTS)
      ? Promise.resolve(Response.json({bugs: []}))
      : ask(input, init);
}
