import type {BrandFile, TypeStyle} from './brand-file.ts';

type FontFile = BrandFile['typography']['fonts'][number]['files'][number];

/** The characters that a text shows when it is set in a style, each once: upper case is the language's own. */
export function charactersOf(text: string, {case: letters}: TypeStyle, language: string): string[] {
  const shown = letters === 'upper' ? text.toLocaleUpperCase(language) : text;
  return [...new Set(shown.normalize('NFC'))].filter((char) => !NOTHING_TO_SEE.test(char));
}

/** Spaces, line ends, soft hyphens, joiners, variation selectors: no font has to draw them. */
const NOTHING_TO_SEE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}]$/u;

/** The files of a family that the browser picks for a style: upright ones that hold its weight, else the nearest. */
export function filesFor(
  {fonts}: Pick<BrandFile['typography'], 'fonts'>,
  {family, weight}: TypeStyle,
): FontFile[] {
  const files = fonts.filter((font) => font.family === family).flatMap((font) => font.files);
  const upright = files.filter(({style}) => style === 'normal');
  const pool = upright.length > 0 ? upright : files;
  const off = (file: FontFile): number => {
    const [from, to] = weightsOf(file);
    return Math.max(from - weight, weight - to, 0);
  };
  const nearest = Math.min(...pool.map(off));
  return pool.filter((file) => off(file) === nearest);
}

function weightsOf({weight}: FontFile): [from: number, to: number] {
  const [from = 400, to = from] = String(weight).split('..').map(Number);
  return [from, to];
}

/** Whether CSS `unicode-range` (`U+0-FF, U+4??`) lets a file draw a character; without one it draws what it has. */
export function inRange(range: string | undefined, char: string): boolean {
  if (range === undefined) return true;
  const point = char.codePointAt(0) ?? 0;
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return (
      point >= Number.parseInt(from.replaceAll('?', '0'), 16) &&
      point <= Number.parseInt(to.replaceAll('?', 'F'), 16)
    );
  });
}

/** A character as itself and by its number: two that look alike are told apart. */
export const nameOfCharacter = (char: string): string =>
  `${/\p{Mark}/u.test(char) ? `◌${char}` : char} (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/** Pictures that fonts of text do not have. The signs that are also text (©, ™, ↔) are none. */
export const isEmoji = (char: string): boolean =>
  /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\u{1F000}-\u{1FAFF}]/u.test(char);

/** Every text in a value, with the way to it. */
export function textsIn(
  value: unknown,
  path: (string | number)[] = [],
): {path: (string | number)[]; text: string}[] {
  if (typeof value === 'string') return [{path, text: value}];
  if (Array.isArray(value)) return value.flatMap((inner, index) => textsIn(inner, [...path, index]));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
  return [];
}
