import {asAnyOf, asName} from '../text/whole-words.ts';
import type {ClaimFigure} from './claim-figure.ts';
import type {ClaimLanguage} from './claim-language.ts';
import {claimLanguages, isKnownLanguage, isStopWord, readsGerman} from './claim-words.ts';
import {limitsSentence, NAME_MARK, partsOf, pricedThing, termsOf} from './figure-terms.ts';
import {claimFigures} from './figures.ts';
import {numberMarks} from './number-marks.ts';
import {type FoundMark, phrasesIn} from './phrases.ts';
import {plainText} from './plain-text.ts';
import {LISTED, UNREAD} from './unread-texts.ts';

/** What makes a sentence a claim. */
export type ClaimMark = Omit<FoundMark, 'at'> & {
  /** The words with a meaning that follow it in its clause, or limit it from another: `for 2 years`, `in our range`, `for members`. */
  condition: string[];
  /** Of a number or a price: the words and the numbers that limit it (`when you buy two`, `over €50`). Otherwise empty. */
  terms: {words: string[]; figures: ClaimFigure[]};
  /** Of a number or a price: the words of its own part of the sentence. Otherwise empty. */
  near: string[];
  /** The words of the parts of the sentence that have no number. */
  common: string[];
  /** Of a price: the word for what costs it, or `name`; undefined where the text does not say it. */
  subject: string | undefined;
  /** All words after it, in lower case. */
  after: string[];
};

/** A sentence, with what it claims. */
export type Statement = {
  sentence: string;
  /** Empty where it claims nothing. */
  marks: ClaimMark[];
  /** Its other words, in lower case, without those that have no meaning of their own. */
  content: string[];
  /** All its words, in lower case. */
  words: string[];
  /** Whether its language is one whose units and limits are known. */
  isRead: boolean;
};

/**
 * Reads the sentences of a text. `names`: of brands and products, whose numbers and words claim nothing. `language`: BCP 47. `isClaim`: the text
 * is an approved claim.
 */
export function statementsIn(
  text: string,
  language: string,
  names: readonly string[] = [],
  isClaim = false,
): Statement[] {
  const whole = plainText(text);
  const languages = claimLanguages(whole, language);
  const plain = whole.replace(LISTED, '');
  const sentences: string[] = [];
  for (const {segment} of segmenterOf(language).segment(plain)) {
    const [sentence, last] = [segment.trim(), sentences.at(-1)];
    if (last !== undefined && limitsSentence(sentence))
      sentences[sentences.length - 1] = `${last} ${sentence}`;
    else if (sentence !== '') sentences.push(sentence);
  }
  return sentences.map((sentence) => readStatement(sentence, {languages, language, names, isClaim}));
}

const SEGMENTERS = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  // Only the language itself: not every tag that a document may have is a valid locale.
  const base = language.split('-')[0] ?? 'en';
  const kept = SEGMENTERS.get(base) ?? new Intl.Segmenter(base, {granularity: 'sentence'});
  SEGMENTERS.set(base, kept);
  return kept;
}

function readStatement(
  sentence: string,
  {
    languages,
    language,
    names,
    isClaim,
  }: {languages: readonly ClaimLanguage[]; language: string; names: readonly string[]; isClaim: boolean},
): Statement {
  const ofNames = names.filter((name) => /\p{L}{2}/u.test(name)).map((name) => asName(plainText(name)));
  const named = blanked(sentence, ofNames, NAME_MARK);
  const text = blanked(sentence, [
    ...ofNames,
    ...UNREAD,
    ...languages.flatMap(({harmless, ownHarmless = []}) =>
      [harmless, ownHarmless].map((list) => asAnyOf(list, 'giu')),
    ),
  ]);
  const {decimalComma, signs} = numberMarks(language);
  const figures = claimFigures(text, languages, decimalComma || readsGerman(languages), isClaim).map(
    (figure) => {
      // `39 $ US` in Canadian French.
      const own = /^ US(?!\p{L})/u.test(text.slice(figure.at[1])) ? undefined : signs[signOf(figure)];
      return {...figure, unit: own ?? figure.unit};
    },
  );
  const words = languages.flatMap((each) => phrasesIn(text, each, isClaim));
  // A number within a phrase (`number 1`, `3 times`) is a part of its key.
  const marks = [
    ...figures
      .filter(
        ({unit, at}) => !(unit === '' || unit === 'times') || !words.some((each) => overlaps(each.at, at)),
      )
      .map(
        (figure): FoundMark => ({
          kind: figure.isPrice ? 'price' : 'number',
          text: figure.text,
          key: '',
          figure,
          at: figure.at,
        }),
      ),
    // `3 dollars` is one price, and not a number and a word.
    ...words.filter(({kind, at}) => kind !== 'price' || !figures.some((each) => overlaps(each.at, at))),
  ].sort((a, b) => a.at[0] - b.at[0]);
  const others = [...text.matchAll(/\p{L}[\p{L}\p{M}]+/gu)]
    .filter(({index, 0: word}) => !marks.some(({at}) => overlaps(at, [index, index + word.length])))
    .map(({index, 0: word}) => ({index, word: word.toLowerCase()}))
    .filter(({word}) => word.length >= 3 && !isStopWord(word, languages));
  const places = marks.flatMap(({figure, at}) => (figure ? [at] : []));
  const parts = partsOf(text, places);
  const wordsIn = (spots: readonly (readonly [number, number])[]): string[] =>
    others.filter(({index}) => spots.some(([from, to]) => index >= from && index < to)).map(({word}) => word);
  const isCommon = ([from, to]: readonly [number, number]): boolean =>
    !places.some((at) => at[0] >= from && at[0] < to);
  const common = wordsIn(parts.filter(isCommon));
  return {
    sentence,
    marks: unique(marks).map(({at, ...mark}) => {
      const [from, end] = at;
      const clauseEnd = end + text.slice(end).search(/[,;:.!?…–—]|$/u);
      const {figure} = mark;
      const isMoney = figure === null || figure.isPrice || figure.isSaving;
      const limits = termsOf(text, at, {parts, figures: places, isMoney});
      const terms = figure ? limits : [];
      const inTerms = (place: number): boolean => terms.some((term) => place >= term[0] && place < term[1]);
      return {
        ...mark,
        condition: wordsIn([[end, clauseEnd], ...limits]),
        terms: {
          words: wordsIn(terms),
          figures: figures.filter((each) => each.at[0] !== from && inTerms(each.at[0])),
        },
        near: figure ? wordsIn(parts.filter((part) => from >= part[0] && from < part[1])) : [],
        common,
        subject: figure?.isPrice ? meaningOf(pricedThing(named.slice(0, from)), languages) : undefined,
        after: lettersIn(text.slice(end)),
      };
    }),
    content: others.map(({word}) => word),
    words: lettersIn(text),
    // Words of English are in texts of other languages by chance: `no`, `on`, `in`.
    isRead: isKnownLanguage(language),
  };
}

const lettersIn = (text: string): string[] =>
  (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map((word) => word.toLowerCase());

/** A word, unless it has no meaning of its own, or is only about the price. */
const meaningOf = (word: string | undefined, languages: readonly ClaimLanguage[]): string | undefined =>
  word === undefined || isStopWord(word, languages) || /^(?:price|preis)$/.test(word) ? undefined : word;

/** The sign of a dollar or yen that does not say which: of `$39`, and not of `US$39` or `$39 CAD`. Empty where there is none. */
const signOf = ({text}: ClaimFigure): string =>
  /^[^\p{L}]*$/u.test(text) ? (/^[$¥]|[$¥]$/u.exec(text)?.[0] ?? '') : '';

/** Where two languages find the same place, or one kind finds it twice, it counts once. */
const unique = (marks: readonly FoundMark[]): FoundMark[] =>
  marks.filter(
    (mark, at) => marks.findIndex((other) => other.kind === mark.kind && overlaps(other.at, mark.at)) === at,
  );

const overlaps = ([a, b]: ClaimFigure['at'], [from, to]: ClaimFigure['at']): boolean => a < to && from < b;

/** Replaces what is found by as many full stops or other signs, so that places stay and no phrase goes across. */
const blanked = (text: string, patterns: readonly RegExp[], sign = '.'): string =>
  patterns.reduce((rest, pattern) => rest.replaceAll(pattern, (found) => sign.repeat(found.length)), text);
