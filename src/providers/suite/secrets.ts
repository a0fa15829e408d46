/** Secrets that must not appear anywhere. */
export const CANARIES = {key: 'canary-key-5f3b9c', signature: 'canary-signature-77aa1'};

/** All text in a value, whether or not JSON would show it. */
export function everythingIn(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > 8) return String(value);
  return Object.getOwnPropertyNames(value)
    .map((name) => everythingIn((value as Record<string, unknown>)[name], depth + 1))
    .join('\n');
}
