import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** As pages name what they allow. */
export const sha256Base64 = (data: string): string => createHash('sha256').update(data).digest('base64');

/** Read in parts of a megabyte, into the same memory: a batch reads hundreds of megabytes to see that they are whole. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  const part = Buffer.allocUnsafeSlow(2 ** 20);
  const file = await open(path);
  try {
    for (;;) {
      const {bytesRead} = await file.read(part, 0, part.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** JSON with sorted keys and without undefined: equal values are equal text (RFC 8785 for what we put in). */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

export const keyOf = (value: unknown): string => sha256(canonical(value));
