import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {canonical} from '../../spot/keys/canonical-json.ts';

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

/** The sha256 of a value's canonical JSON, in hex. */
export const keyOf = (value: unknown): string => sha256(canonical(value));
