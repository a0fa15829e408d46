import type {SeenText} from '../../../../spot/findings/product-sight.ts';
import {agreements, bareText} from '../../../../spot/findings/text-tracks.ts';
import {compareTexts} from '../../burnt/compare-texts.ts';

/** Characters up to which a line counts as short: one other letter makes another name of it. */
const SHORT = 5;

/** Letters that OCR reads for digits, besides those that all comparisons allow for. */
const LIKE_DIGITS: readonly (readonly [RegExp, string])[] = [
  [/a(?=\d)|(?<=\d)a/gi, '4'],
  [/g(?=\d)|(?<=\d)g/gi, '6'],
  [/q(?=\d)|(?<=\d)q/gi, '9'],
  [/t(?=\d)|(?<=\d)t/gi, '7'],
];

/**
 * The first two sure readings, one after the other, that have the same other number than the label, or, where no reading is right, another
 * letter in a short line.
 */
export function othersThanLabel(
  readings: readonly SeenText[],
  allowed: readonly string[],
  {agreement: least, sure}: {agreement: number; sure: number},
): SeenText[] {
  const [shorts, numbers] = [
    readings.map(({text}) => isOtherShort(text, allowed)),
    readings.map(({text}) => isOtherNumber(text, allowed, least / 100)),
  ];
  const isWrong = (at: number): boolean => Boolean(numbers[at]) || shorts.every(Boolean);
  const at = readings.findIndex((reading, index) => {
    const next = readings[index + 1];
    return (
      next !== undefined &&
      [reading, next].every(({confidence}) => 100 * confidence >= sure) &&
      bareText(reading.text) === bareText(next.text) &&
      isWrong(index)
    );
  });
  return at < 0 ? [] : readings.slice(at, at + 2);
}

/** Whether a text has another number than each line that it agrees with. A number at its edge may be cut off there. */
function isOtherNumber(text: string, allowed: readonly string[], least: number): boolean {
  const near = agreements(text, allowed).filter(({by}) => by >= least);
  return (
    near.length > 0 &&
    near.every(({run}) => compareTexts(plain(run), plain(text)).figures && !isCut(text, run))
  );
}

const plain = (text: string): string =>
  LIKE_DIGITS.reduce(
    (at, [letters, digit]) => at.replaceAll(letters, digit),
    text.replaceAll(/[%$£¥€]/g, ''),
  );

/** Whether a text is the end or the beginning of a line, as on a product that is turned away. */
function isCut(text: string, line: string): boolean {
  const [part, whole] = [bareText(text), bareText(line)];
  return part.length < whole.length && (whole.endsWith(part) || whole.startsWith(part));
}

/** Whether a short text is nearly, but not exactly, a line that is allowed. */
function isOtherShort(text: string, allowed: readonly string[]): boolean {
  const {length} = bareText(text);
  if (length > SHORT) return false;
  const near = agreements(text, allowed).filter(({run}) => bareText(run).length === length);
  return near.length > 0 && near.every(({run}) => !isAlike(run, text));
}

/** Whether two texts differ only in letters that look like digits, and digits that look like letters. */
const isAlike = (a: string, b: string): boolean => bareText(asDigits(a)) === bareText(asDigits(b));

/** A text with digits in place of the letters that look like them. */
export const asDigits = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll('z', '2')
    .replaceAll('s', '5')
    .replaceAll('b', '8');
