import {invalid} from '../problem/errors.ts';

/** Red, green and blue. */
export type Rgb = [number, number, number];

/** A 3D LUT as in `.cube` files: `size` points a side, red varies fastest, values from 0 to 1. */
export type Cube = {size: number; min: Rgb; max: Rgb; table: Float64Array};

/** A 1D LUT: `size` rows of red, green and blue, each for its own channel. */
type Curve = Cube;

/**
 * What a `.cube` file has: a curve (1D LUT), a cube (3D LUT), or a curve that comes before the cube. `videoIn`, `videoOut`: the file takes
 * or gives values of video range, in which 16/255 is black and 235/255 is white.
 */
export type CubeFile = {
  title: string;
  curve: Curve | null;
  cube: Cube | null;
  videoIn: boolean;
  videoOut: boolean;
};

/** How many numbers follow a word. */
const COUNTS: Record<string, 0 | 1 | 2 | 3> = {
  LUT_1D_SIZE: 1,
  LUT_1D_INPUT_RANGE: 2,
  LUT_3D_SIZE: 1,
  LUT_3D_INPUT_RANGE: 2,
  LUT_IN_VIDEO_RANGE: 0,
  LUT_OUT_VIDEO_RANGE: 0,
  DOMAIN_MIN: 3,
  DOMAIN_MAX: 3,
};
const NUMBERS = ['nothing after it', 'one number', 'two numbers', 'three numbers'];

/** Most points of a curve (Adobe Cube LUT Specification 1.0, "Keywords"), and of a side of a cube: one of 129 has two million rows. */
const MOST = {curve: 65_536, cube: 129};

/** Above it, what a file takes or gives is no light of a scene, but codes of 8 bits or more: 255, 1023, 4095. The brightest log curves end at 55, before a cube. */
const CODES = 16;

/** The words of a `.cube` with their numbers, and its rows. `last`: the last line that says something. */
type Scanned = {
  title: string;
  words: Record<string, {numbers: number[]; line: number}>;
  rows: number[];
  last: number;
};

type Fail = (what: string, line: number, expected: string, got: string) => never;

/**
 * Reads a `.cube` file (Adobe Cube LUT Specification 1.0), with the words of Iridas and DaVinci Resolve for input ranges, video range, and
 * a curve before the cube. Errors: `cube-invalid`. `file` is for messages.
 */
export function readCubeFile(text: string, file = 'look.cube'): CubeFile {
  const fail: Fail = (what, line, expected, got) => {
    throw invalid({
      code: 'cube-invalid',
      what,
      where: {file, line},
      expected,
      got,
      fix: 'Export it again as a .cube.',
    });
  };
  const scanned = scan(text, fail);
  const {words, rows, title, last} = scanned;
  const points = sizeIn(scanned, 'LUT_1D_SIZE', MOST.curve, fail);
  const size = sizeIn(scanned, 'LUT_3D_SIZE', MOST.cube, fail);
  if (points + size === 0) fail('has no size', 1, 'LUT_3D_SIZE or LUT_1D_SIZE', 'neither');
  const wanted = points + size ** 3;
  if (rows.length !== wanted * 3) fail('wrong length', last, `${wanted} rows`, `${rows.length / 3} rows`);
  const output = size > 0 ? rows.slice(points * 3) : rows;
  const largest = output.reduce((most, each) => Math.max(most, each), 0);
  if (largest > CODES)
    fail('has values that are codes', last, 'rows of values from 0 to 1', `up to ${largest}`);
  const part = (points: number, from: number, to: number, range: string): Cube => ({
    size: points,
    ...domainIn(scanned, range, fail),
    table: Float64Array.from(rows.slice(from * 3, to * 3)),
  });
  const input = points > 0 ? 'LUT_1D_INPUT_RANGE' : 'LUT_3D_INPUT_RANGE';
  const {max} = domainIn(scanned, input, fail);
  if (Math.max(...max) > CODES) {
    const {line} = words[input] ?? words.DOMAIN_MAX ?? {line: 1};
    fail(
      'has a domain that is in codes',
      line,
      'a domain of values from 0 to 1',
      `one that ends at ${Math.max(...max)}`,
    );
  }
  return {
    title,
    curve: points > 0 ? part(points, 0, points, 'LUT_1D_INPUT_RANGE') : null,
    cube: size > 0 ? part(size, points, wanted, 'LUT_3D_INPUT_RANGE') : null,
    videoIn: words.LUT_IN_VIDEO_RANGE !== undefined,
    videoOut: words.LUT_OUT_VIDEO_RANGE !== undefined,
  };
}

function scan(text: string, fail: Fail): Scanned {
  const scanned: Scanned = {title: '', words: {}, rows: [], last: 1};
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.replace(/#.*/, '').trim();
    const [written = '', ...rest] = line.split(/\s+/);
    const word = written.toUpperCase();
    if (word === '') continue;
    scanned.last = index + 1;
    if (word === 'TITLE') {
      scanned.title = raw.trim().slice(word.length).trim().replaceAll(/^"|"$/g, '');
      continue;
    }
    const isWord = /^[A-Z]/.test(written) || COUNTS[word] !== undefined;
    const count = isWord ? COUNTS[word] : 3;
    if (count === undefined)
      return fail(
        'has an unknown word',
        index + 1,
        `${Object.keys(COUNTS).join(', ')} and rows of numbers`,
        written,
      );
    const numbers = (isWord ? rest : [word, ...rest]).map(Number);
    if (numbers.length !== count || !numbers.every(Number.isFinite))
      return fail('not a row', index + 1, `${isWord ? `${word} and ` : ''}${NUMBERS[count]}`, line);
    if (isWord) scanned.words[word] = {numbers, line: index + 1};
    else for (const number of numbers) scanned.rows.push(number);
  }
  return scanned;
}

function sizeIn({words}: Scanned, word: string, most: number, fail: Fail): number {
  const {numbers: [size = 0] = [], line = 1} = words[word] ?? {};
  if (words[word] && (!Number.isInteger(size) || size < 2 || size > most))
    fail('wrong size', line, `${word} 2 to ${most}`, String(size));
  return size;
}

function domainIn({words}: Scanned, range: string, fail: Fail): {min: Rgb; max: Rgb} {
  const [low, high] = words[range]?.numbers ?? [];
  const min = low === undefined ? (words.DOMAIN_MIN?.numbers ?? [0, 0, 0]) : [low, low, low];
  const max = high === undefined ? (words.DOMAIN_MAX?.numbers ?? [1, 1, 1]) : [high, high, high];
  const line = (words[range] ?? words.DOMAIN_MAX ?? words.DOMAIN_MIN)?.line ?? 1;
  if (min.some((each, channel) => each >= (max[channel] ?? 0)))
    fail('empty domain', line, 'a domain that ends above its start', `${min} and ${max}`);
  return {min: min as Rgb, max: max as Rgb};
}
