import {statementsIn} from '../claims/statements.ts';
import {valueAt} from '../problem/schema-problems.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import {foldedWords} from './says-word.ts';
import {plainWords} from './words.ts';

type Documents = Pick<ResolvedSpot, 'copy' | 'brand' | 'language'>;

/**
 * How a shown text uses the approved one: `whole`; a `part` of it; with `more` words around it; only texts of the `brand`, such as its legal
 * line; only texts of other fields of the copy, or of those and the brand (`elsewhere`); or `other` words.
 */
export type CopyUse = 'whole' | 'part' | 'more' | 'brand' | 'elsewhere' | 'other';

/** The approved text of a field: `copy.steps.0.title`, `brand.legal`. Undefined for other texts, such as those that a template derives. */
export function approvedText({copy, brand}: Omit<Documents, 'language'>, name: string): string | undefined {
  const value = valueAt({copy, brand: ownTexts(brand)}, name.split('.'));
  return typeof value === 'string' && bareForms(value)[0] !== '' ? plainWords(value) : undefined;
}

const ownTexts = ({legal, endCard}: Documents['brand']) => ({legal, 'end-card': endCard});

/** How a shown text uses the approved one. Case, accents, line breaks, punctuation and the way in which a number or price is written do not count. */
export function copyUse(shown: string, approved: string, spot: Documents): CopyUse {
  const [wanted = ''] = bareForms(approved);
  const forms = bareForms(shown);
  if (forms.includes(wanted) || isSamePrice(shown, approved, spot.language)) return 'whole';
  if (forms.some((form) => placesIn(wanted, form).length > 0)) return 'part';
  const holds = forms.some((form) => placesIn(form, wanted).length > 0);
  const isMadeOf = (texts: readonly string[]): boolean => {
    const others = texts
      .flatMap(bareForms)
      .filter(({length}) => length > 1)
      .toSorted((a, b) => b.length - a.length);
    return forms.some((form) => others.reduce((rest, own) => rest.replaceAll(own, ''), form) === '');
  };
  if (isMadeOf(copyTexts(spot))) {
    if (holds) return 'whole';
    return isMadeOf(copyTexts({...spot, copy: {}})) ? 'brand' : 'elsewhere';
  }
  return holds ? 'more' : 'other';
}

/** Whether these shown texts together have all of the approved one. */
export function coverCopy(texts: readonly string[], approved: string): boolean {
  const [wanted = ''] = bareForms(approved);
  const covered = new Set<number>();
  for (const form of texts.flatMap(bareForms))
    for (const from of placesIn(wanted, form))
      for (let at = from; at < from + form.length; at++) covered.add(at);
  return covered.size === wanted.length;
}

/** Whether a text has words of another one, in their order: a stage of a text whose words come one after the other. */
export function isStageOf(text: string, whole: string): boolean {
  const words = wordsOf(whole)[Symbol.iterator]();
  return wordsOf(text).every((word) => {
    for (let next = words.next(); !next.done; next = words.next()) if (next.value === word) return true;
    return false;
  });
}

const wordsOf = (text: string): string[] =>
  foldedWords(text)
    .split(/[^\p{L}\p{M}\p{N}\p{Sc}%+.,]+/u)
    .filter(Boolean);

/** All texts of the copy and the brand. */
export function copyTexts({copy, brand}: Omit<Documents, 'language'>): string[] {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value !== '') found.push(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect([copy, brand.name, brand.legal, brand.endCard]);
  return found;
}

/** The places of a text in a longer one at which it begins and ends within no number. */
function placesIn(whole: string, part: string): number[] {
  const places: number[] = [];
  if (part === '') return places;
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (
      ![at, at + part.length].some((end) =>
        IN_NUMBER.test(`${whole.slice(0, end).slice(-2)}|${whole.slice(end, end + 2)}`),
      )
    )
      places.push(at);
  return places;
}

const IN_NUMBER = /\d\|\.?\d|\d\.\|\d/;

/**
 * The letters, numbers and signs of a text that have a meaning. A number may be set in parts, such as a price with small cents, or digits
 * that roll: then there are several forms.
 */
function bareForms(text: string): string[] {
  const bare = foldedWords(text.normalize('NFKC'))
    .replaceAll(/(?<=\d)[ .,'](?=\d{3}(?!\d))/g, '')
    .replaceAll(/(?<=\d)[.,]0+(?!\d)/g, '')
    .replaceAll(/(?<=\d),(?=\d)/g, '.')
    .replaceAll(/(?<!\d)\.|\.(?!\d)/g, '')
    .replaceAll(/(?<=\d)[^\p{L}\p{M}\p{N}\p{Sc}%+.]+(?=\d)/gu, '_')
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Sc}%+._]/gu, '');
  return [...new Set([bare, bare.replaceAll('_', ''), bare.replaceAll('_', '.')])];
}

/** Whether two texts are nothing but the same price, written in two ways. */
function isSamePrice(shown: string, approved: string, language: string): boolean {
  const [a, b] = [onlyPrice(shown, language), onlyPrice(approved, language)];
  return a !== undefined && a === b;
}

function onlyPrice(text: string, language: string): string | undefined {
  const figures = statementsIn(text, language).flatMap(({marks}) =>
    marks.flatMap(({figure}) => (figure ? [figure] : [])),
  );
  const [figure] = figures;
  if (figures.length !== 1 || !figure?.isPrice) return undefined;
  const [whole, own] = [text, figure.text].map((each) => bareForms(each)[0]);
  return whole === own ? `${figure.value} ${figure.unit}` : undefined;
}
