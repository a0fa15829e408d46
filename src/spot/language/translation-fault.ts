import {claimLanguages, isKnownLanguage, readsGerman} from '../claims/claim-words.ts';
import type {FigureBound} from '../claims/figure-limits.ts';
import {claimFigures} from '../claims/figures.ts';
import {isUnitOf} from '../claims/measures.ts';
import {numberMarks} from '../claims/number-marks.ts';
import {plainText} from '../claims/plain-text.ts';
import {isInLanguageRange} from '../documents/language-tag.ts';
import {countWords, plainWords} from '../findings/words.ts';
import {show} from '../problem/schema-problems.ts';
import {literally, WORD_END, WORD_START} from '../text/whole-words.ts';

/** A text, and the languages between which it is translated (BCP 47). */
export type TextToTranslate = {
  from: string;
  source: string;
  language: string;
  /** Names of the product and the brand: they stay as they are. */
  names: readonly string[];
  /** Why the translation fits no field that shows it, in words. Default: it always fits. */
  misfit?: ((to: string) => string | undefined) | undefined;
};

/**
 * What a translation changes that no translation may change: a number with its unit and limit, a price, its currency, or a name of the product or the brand; or that it is the original, or
 * does not fit. In words; undefined if it may be used. Numbers in digits are compared by their value, so `€39.90` is `39,90 €`.
 */
export function translationFault(
  to: string,
  {from, source, language, names, misfit}: TextToTranslate,
): string | undefined {
  const name = names.find(
    (each) => wholeName(each).test(nfc(from)) && !new RegExp(nameStart(each), 'u').test(nfc(to)),
  );
  if (name !== undefined) return `it does not have the name ${show(name)}`;
  const [before, after] = [amountsIn(from, source), amountsIn(to, language)];
  const lost = unmatched(before.digits, after.all);
  if (lost) return `it does not have ${show(lost.text)}`;
  const added = unmatched(after.digits, before.all);
  if (added) return `it has ${show(added.text)}, and the original does not`;
  if (isUntranslated(to, {from, source, language, names})) return 'it is the original text';
  const limit = misfit?.(to);
  return limit === undefined ? undefined : `it does not fit: expected ${limit}`;
}

const nfc = (text: string): string => text.normalize('NFC');

/** Finds a name at the beginning of a word. Many languages put an ending on a name. */
const nameStart = (name: string): string => `${WORD_START}${literally(nfc(name))}`;

/** Finds a name as whole words: the name "one" is not in "Phone". */
const wholeName = (name: string): RegExp => new RegExp(`${nameStart(name)}${WORD_END}`, 'gu');

/** Whether a text is its original, which has more than one word besides names. One word, and a text in another script of the same language, may stay as it is. */
function isUntranslated(
  to: string,
  {from, source, language, names}: Omit<TextToTranslate, 'misfit'>,
): boolean {
  const folded = (text: string): string => nfc(plainWords(text)).toLowerCase();
  if (isInLanguageRange(language, source.split('-')[0] ?? '') || folded(to) !== folded(from)) return false;
  const rest = names.reduce((text, name) => text.replaceAll(wholeName(name), ' '), nfc(from));
  return countWords(rest.replaceAll(/[\d\p{Sc}]/gu, ' '), source) > 1;
}

type Amount = {
  value: number;
  currency: string;
  /** Empty where it is not known. */
  unit: string;
  /** Undefined in a language whose limits are not known. */
  bound: FigureBound | undefined;
  text: string;
};

/** The numbers of a text, and those of them that are in digits. */
function amountsIn(text: string, language: string): {digits: Amount[]; all: Amount[]} {
  const plain = plainText(text);
  const languages = claimLanguages(plain, language);
  const {decimalComma, signs} = numberMarks(language);
  const all = claimFigures(plain, languages, decimalComma || readsGerman(languages)).map(
    ({value, unit, isPrice, bound, text: written}): Amount => ({
      value,
      unit: isPrice ? '' : unit,
      bound: isKnownLanguage(language) ? bound : undefined,
      // A sign that several countries have is that of the language.
      currency: isPrice ? (signs[written.replaceAll(/[\d.,'’\s]/gu, '')] ?? unit) : '',
      text: written,
    }),
  );
  return {digits: all.filter(({text: written}) => /\d/.test(written)), all};
}

/** Whether two amounts are equal, also in their units and limits where both are known. */
const isSameAmount = (a: Amount, b: Amount): boolean =>
  a.value === b.value &&
  a.currency === b.currency &&
  (a.unit === '' || b.unit === '' || isUnitOf(a.unit, b.unit) || isUnitOf(b.unit, a.unit)) &&
  (a.bound === undefined || b.bound === undefined || a.bound === b.bound);

/** The first amount that has no counterpart of its own. */
function unmatched(wanted: readonly Amount[], present: readonly Amount[]): Amount | undefined {
  const left = [...present];
  return wanted.find((amount) => {
    const at = left.findIndex((each) => isSameAmount(amount, each));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
