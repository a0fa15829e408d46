/** The direction in which a language is read. */
export type ReadingDirection = 'ltr' | 'rtl';

/** Scripts that are written from right to left (Unicode, "Scripts and bidirectional behaviour"). */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/**
 * The direction in which a language is written: `rtl` for Arabic, Hebrew, Persian, Urdu. A BCP 47 tag. Of one with parts in a wrong
 * order, such as `ar-ab-cd`, the language alone counts.
 */
export function readingDirection(language: string): ReadingDirection {
  const {script} = (locale(language) ?? locale(language.split('-')[0] ?? ''))?.maximize() ?? {};
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}

/** The locale of a tag; undefined for a tag that is not well-formed. */
function locale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** Characters that are written from right to left: letters of such scripts, and the marks that `Intl` puts around their numbers. */
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Hanifi_Rohingya}\u200F\u061C]/u;

/** Whether a text has characters that are written from right to left. */
export const hasRightToLeft = (text: string): boolean => FROM_RIGHT.test(text);

const FIRST_LETTER = /\p{L}/u;

/**
 * The base direction of a text in a layout. It decides at which end its punctuation is, and in which order its words are if it has words of
 * both directions. Text in a layout from right to left has that direction if any of it is written so: it may begin with the Latin name
 * of a brand. Elsewhere, the first letter decides (Unicode Standard Annex 9, P2).
 */
export function textDirection(text: string, layout: ReadingDirection): ReadingDirection {
  if (layout === 'rtl') return hasRightToLeft(text) ? 'rtl' : 'ltr';
  return hasRightToLeft(FIRST_LETTER.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}
