import {isInLanguageRange} from '../documents/language-tag.ts';
import type {BrandFile} from './brand-file.ts';

type Settings = BrandFile['defaults']['tenspot'];
/** A line of a brand: one text, or one for each language. */
type BrandLine = Settings['end-card']['tagline'];

/** The lines of a brand that variants show. */
export type BrandLines = Pick<Settings, 'legal' | 'end-card' | 'markets'>;

/** Whose lines are asked for. */
type Shown = {language: string; market?: string | undefined};

/** A line as a variant shows it. `isOneText`: the brand has one text for all languages. Null text: the brand has no such line, or none in this language. */
export type ShownLine = {
  field: readonly string[];
  text: string | null;
  isOneText: boolean;
  isMissing: boolean;
};

/** The lines of a brand in a language; those of the market of the variant come first. */
export function brandLinesIn(
  {legal, 'end-card': card, markets}: BrandLines,
  {language, market}: Shown,
): Record<'legal' | 'tagline' | 'url', ShownLine> {
  const own = market === undefined ? undefined : markets[market];
  const inMarket = (key: 'legal' | 'tagline' | 'url'): readonly string[] => ['markets', market ?? '', key];
  return {
    legal:
      own?.legal === undefined
        ? lineIn(legal, ['legal'], language)
        : lineIn(own.legal, inMarket('legal'), language),
    tagline:
      own?.tagline === undefined
        ? lineIn(card.tagline, ['end-card', 'tagline'], language)
        : lineIn(own.tagline, inMarket('tagline'), language),
    url:
      own?.url === undefined
        ? lineIn(card.url, ['end-card', 'url'], language)
        : lineIn(own.url, inMarket('url'), language),
  };
}

function lineIn(line: BrandLine | undefined, field: readonly string[], language: string): ShownLine {
  if (line === undefined) return {field, text: null, isOneText: false, isMissing: false};
  if (typeof line === 'string') return {field, text: line, isOneText: true, isMissing: false};
  const [tag] = Object.keys(line)
    .filter((each) => isInLanguageRange(language, each))
    .toSorted((a, b) => b.length - a.length);
  const text = tag === undefined ? undefined : line[tag];
  return tag === undefined || text === undefined
    ? {field, text: null, isOneText: false, isMissing: true}
    : {field: [...field, tag], text, isOneText: false, isMissing: false};
}

/** Every text of a line, in all languages. */
export const textsOfLine = (line: BrandLine | undefined): string[] =>
  line === undefined ? [] : typeof line === 'string' ? [line] : Object.values(line);
