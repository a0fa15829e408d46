import {isInLanguageRange} from '../documents/language-tag.ts';
import type {BrandFile, TypeStyle} from './brand-file.ts';

type FontFile = BrandFile['typography']['fonts'][number]['files'][number];

/** The distinct visible characters of a text in a style. Upper case follows the rules of the language. */
export function charactersOf(text: string, {case: letters}: TypeStyle, language: string): string[] {
  const shown = letters === 'upper' ? text.toLocaleUpperCase(language) : text;
  return [...new Set(shown.normalize('NFC'))].filter((char) => !INVISIBLE.test(char));
}

/** Spaces, line ends, soft hyphens, joiners and variation selectors, which need no glyph. */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}]$/u;

/** The font files of a family that the browser uses for a style: upright files with its weight, else those with the nearest weight. */
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

/** The families, in order, that a style falls back to in a language (BCP 47): those that are for it, or for all languages. */
export const fallbackFamilies = (
  {fonts}: Pick<BrandFile['typography'], 'fonts'>,
  {fallback = []}: Pick<TypeStyle, 'fallback'>,
  language: string,
): string[] =>
  fallback.filter((family) => {
    const {languages} = fonts.find((font) => font.family === family) ?? {};
    return languages?.some((each) => isInLanguageRange(language, each)) ?? true;
  });

/** The weights that a font file has, from the lightest to the boldest. */
export function weightsOf({weight}: FontFile): [from: number, to: number] {
  const [from = 400, to = from] = String(weight).split('..').map(Number);
  return [from, to];
}

/** Whether a CSS `unicode-range` (`U+0-FF, U+4??`) includes a character. True without a range. */
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

/** A character with its code point, `é (U+00E9)`, because different characters may look alike. */
export const nameOfCharacter = (char: string): string =>
  `${/\p{Mark}/u.test(char) ? `◌${char}` : char} (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/** Whether a character is an emoji. Characters that are text by default (©, ™, ↔) are not. */
export const isEmoji = (char: string): boolean =>
  /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\u{1F000}-\u{1FAFF}]/u.test(char);

/** Every text inside a value, with its path. */
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
