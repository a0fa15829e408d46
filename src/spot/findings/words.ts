import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A text without soft hyphens, and with single spaces. */
export const plainWords = (text: string): string =>
  text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();

/** The number of words: runs of characters between spaces with a letter or a digit. */
export const countWords = (text: string): number =>
  plainWords(text)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The number of characters as a reader sees them, spaces included. */
export const countCharacters = (text: string): number => [...SEGMENTS.segment(plainWords(text))].length;

const SEGMENTS = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** The legal lines of a variant: its own, and that of the brand. */
export const legalLines = ({copy, brand}: Pick<ResolvedSpot, 'copy' | 'brand'>): string[] =>
  [copy.legal, brand.legal].filter((line) => typeof line === 'string' && plainWords(line) !== '') as string[];

/** Whether a shown text is a legal line or contains a whole one, in any case and with any line breaks. */
export const isLegal = (text: string, spot: Pick<ResolvedSpot, 'copy' | 'brand' | 'language'>): boolean =>
  legalLines(spot).some((line) => {
    const [wanted, shown] = [folded(line, spot.language), folded(text, spot.language)];
    return wanted.length < SHORT ? wanted === shown : shown.includes(wanted);
  });

/** Characters below which a line may be a part of other words: `Ad`. */
const SHORT = 12;

/** For comparing: without spaces and hyphens, which a line break replaces or adds, and in lower case. */
const folded = (text: string, language: string): string =>
  plainWords(text)
    .normalize('NFC')
    .replaceAll(/[ \u2010-]/g, '')
    .toLocaleLowerCase(language);
