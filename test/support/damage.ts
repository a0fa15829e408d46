import {readFileSync, writeFileSync} from 'node:fs';

/** Overwrites `bytes` bytes of the pictures of an MP4 at `part` (0 to 1) of their length. Its index stays whole. */
export function damage(file: string, part: number, bytes: number): void {
  const copy = readFileSync(file);
  const pictures = copy.indexOf('mdat', 0, 'latin1') + 4;
  const length = copy.readUInt32BE(pictures - 8) - 8;
  const from = pictures + Math.round(length * part);
  copy.fill(0xff, from, Math.min(from + bytes, pictures + length));
  writeFileSync(file, copy);
}
