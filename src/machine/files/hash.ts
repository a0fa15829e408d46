import {createHash} from 'node:crypto';
import {open, stat} from 'node:fs/promises';
import {canonical} from '../../spot/keys/canonical-json.ts';

/** In hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** In base64, as a Content-Security-Policy names an allowed script. */
export const sha256Base64 = (data: string): string => createHash('sha256').update(data).digest('base64');

/** The sha256 of a file in hex. It reads into one buffer of a megabyte, because a batch checks hundreds of megabytes. */
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

/** A `sha256File` that hashes a file again only if its size, its time of change or its place on the disk changed since. */
export function rememberingHash(): (path: string) => Promise<string> {
  const known = new Map<string, {facts: string; hash: Promise<string>}>();
  return async (path) => {
    const {size, mtimeMs, ctimeMs, ino} = await stat(path);
    const facts = [size, mtimeMs, ctimeMs, ino].join(' ');
    const before = known.get(path);
    if (before?.facts === facts) return before.hash;
    const hash = sha256File(path);
    known.set(path, {facts, hash});
    hash.catch(() => known.delete(path));
    return hash;
  };
}
