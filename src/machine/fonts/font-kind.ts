import {readFile} from 'node:fs/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';

const KINDS: Record<string, string> = {
  wOF2: 'woff2',
  wOFF: 'woff',
  OTTO: 'otf',
  '\0\x01\0\0': 'ttf',
  true: 'ttf',
};

/** The format of a font file (woff2, woff, otf, ttf) by its first bytes. Errors: `font-unreadable` if it is no font, or is shorter than its header says (W3C WOFF2, 4.1). */
export async function fontKind(file: string): Promise<string> {
  const data = await readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  const kind = KINDS[data.subarray(0, 4).toString('latin1')];
  if (!kind) throw unreadable(file, data.length === 0 ? '0 bytes' : 'a file of another type');
  const stated = kind.startsWith('woff') && data.length >= 12 ? data.readUInt32BE(8) : data.length;
  if (stated !== data.length || data.length < 100)
    throw unreadable(file, `${data.length} bytes of ${stated}: the file is cut off`);
  return kind;
}

/** The error for a font file that cannot be read. */
export const unreadable = (file: string, got: string): TenspotError =>
  new TenspotError({
    code: 'font-unreadable',
    what: 'this font cannot be read',
    where: {file},
    expected: 'a whole WOFF2, WOFF, TTF or OTF file',
    got,
    fix: 'Copy the font file again.',
  });
