import {readFile} from 'node:fs/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {refusePointer} from '../files/lfs-pointer.ts';

const KINDS: Record<string, string> = {
  wOF2: 'woff2',
  wOFF: 'woff',
  OTTO: 'otf',
  '\0\x01\0\0': 'ttf',
  true: 'ttf',
};

const ONE_FILE = 'Save each font that you need as a file of its own (OTF, TTF or WOFF2).';

/** Kinds of font files that browsers do not load, by their first bytes. */
const OTHERS: {starts: readonly string[]; got: string}[] = [
  {starts: ['ttcf'], got: 'a font collection (.ttc, .otc), which holds several fonts'},
  {starts: ['\x80\x01', '%!PS-AdobeFont', '%!FontType1'], got: 'a PostScript Type 1 font (.pfb, .pfa)'},
  {starts: ['\0\0\x01\0\0\0'], got: 'a font suitcase (.dfont)'},
];

/** The format of a font file (woff2, woff, otf, ttf) by its first bytes. Errors: `file-lfs-pointer`, and `font-unreadable` if it is no font, or is shorter than its header says (W3C WOFF2, 4.1). */
export async function fontKind(file: string): Promise<string> {
  const data = await readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  const head = data.subarray(0, 256).toString('latin1');
  refusePointer(head, file);
  const other = OTHERS.find(({starts}) => starts.some((start) => head.startsWith(start)));
  if (other) throw unreadable(file, other.got, ONE_FILE);
  const kind = KINDS[head.slice(0, 4)];
  if (!kind) throw unreadable(file, data.length === 0 ? '0 bytes' : 'a file of another type');
  const stated = kind.startsWith('woff') && data.length >= 12 ? data.readUInt32BE(8) : data.length;
  if (stated !== data.length || data.length < 100)
    throw unreadable(file, `${data.length} bytes of ${stated}: the file is cut off`);
  return kind;
}

/** The error for a font file that cannot be read. */
export const unreadable = (file: string, got: string, fix = 'Copy the font file again.'): TenspotError =>
  new TenspotError({
    code: 'font-unreadable',
    what: 'this font cannot be read',
    where: {file},
    expected: 'a whole WOFF2, WOFF, TTF or OTF file',
    got,
    fix,
  });
