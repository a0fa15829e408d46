/**
 * JSON with sorted keys and without undefined (RFC 8785 for the values that Tenspot keys): equal values give equal
 * text, in whatever order their fields were written. Keys of files, ledger entries and staged media are made of it.
 */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
