import {open, stat} from 'node:fs/promises';
import {extname} from 'node:path';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {refusePointer} from '../files/lfs-pointer.ts';

/** Extensions of files that have sound and no picture. */
const SOUND = /^\.(wma|caf|w64|ac3|aac|amr|au|mid|midi|ape|wv|aif|aiff|wav|flac|mp3|m4a|ogg|opus)$/i;

/** The error for a media file that cannot be used. Its code is `clip-invalid` by default. */
export function notMedia(
  file: string,
  expected: string,
  got: string,
  cause?: unknown,
  code = 'clip-invalid',
  fix = SOUND.test(extname(file))
    ? 'Export it again as WAV, AIFF, FLAC, MP3 or M4A, and correct its name where it is used.'
    : 'Export it again as MP4 (H.264) or MOV and put it in the same place.',
): TenspotError {
  const problem: Problem = {code, what: 'this file cannot be used', where: {file}, expected, got, fix};
  return new TenspotError(problem, {cause});
}

/** Files that are no media, by their first bytes. ffmpeg would follow the references of a playlist or script to other files. */
const OTHERS: {pattern: RegExp; got: string; code?: string; fix?: string}[] = [
  {pattern: /^\s*#EXTM3U/, got: 'an HLS playlist', code: 'clip-playlist'},
  {pattern: /^\s*ffconcat/i, got: 'a concat script', code: 'clip-playlist'},
  {pattern: /^\s*<\?xml|^\s*<(MPD|smil|html|!doctype)/i, got: 'markup', code: 'clip-playlist'},
  {
    pattern: /^[\s\S]{4}ftyp(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)/,
    got: 'a HEIC, HEIF or AVIF picture',
    fix: 'Name it as `photo`, saved as JPEG, PNG or AVIF: HEIC cannot be read.',
  },
];

/** The first 256 bytes of a file as latin1. Refuses folders, empty files, playlists and pictures. */
export async function readHead(file: string): Promise<string> {
  const facts = await stat(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  if (facts.isDirectory()) throw notMedia(file, 'a media file', 'a folder');
  if (facts.size === 0) throw notMedia(file, 'a media file', '0 bytes', undefined, 'clip-empty');
  const text = await firstBytes(file);
  refusePointer(text, file);
  const other = OTHERS.find(({pattern}) => pattern.test(text));
  if (other) throw notMedia(file, 'a media file', other.got, undefined, other.code, other.fix);
  return text;
}

/** The first 256 bytes of a file as latin1. */
export async function firstBytes(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw fileError(error, file);
  });
  try {
    const head = Buffer.alloc(256);
    const {bytesRead} = await handle.read(head, 0, head.length, 0);
    return head.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The first box of an MP4 or MOV. */
const MP4 = /^[\s\S]{4}(ftyp|moov|mdat|free|skip|wide|pnot)/;

/** What ffprobe found wrong with a file, for people. `head`: its first bytes. */
export function reasonOf(cause: unknown, head: string, file: string): string {
  const words = (cause as {stderr?: string}).stderr ?? '';
  // If ffprobe does not know the content, it goes by the file's extension and then reports a missing part of an MP4.
  const headless = /moov atom not found/i.test(words);
  const foreign = headless ? !MP4.test(head) : /invalid data found/i.test(words);
  const codec = /Codec \((\w+)\) not on whitelist/i.exec(words)?.[1];
  if (codec) return `a stream in the codec ${codec}, which is not allowed`;
  if (foreign) return 'a file of another type';
  if (headless || /EOF|truncat/i.test(words)) return 'a file that is cut off: its index is missing';
  const container = /Format not on whitelist/i.test(words);
  if (container) return `a container that is not allowed: ${extname(file) || 'no extension'}`;
  return (
    words
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^.*?:\s(?=\S+$)/, '') || 'a file of another type'
  );
}
