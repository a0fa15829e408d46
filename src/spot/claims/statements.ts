import type {ClaimKind, ClaimLanguage} from './claim-language.ts';
import {claimLanguages, isStopWord, readsGerman} from './claim-words.ts';
import {type ClaimFigure, claimFigures} from './figures.ts';
import {numberMarks} from './number-marks.ts';
import {plainText} from './plain-text.ts';

/** What makes a sentence a claim. */
export type ClaimMark = {
  kind: ClaimKind;
  /** As written. */
  text: string;
  /** Equal for forms of the same word. For a number or a price: empty. */
  key: string;
  /** The number; null for words. */
  figure: ClaimFigure | null;
  /** The words with a meaning that follow it in its clause: `for 2 years`, `in our range`. */
  condition: string[];
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
  return [...segmenterOf(language).segment(plain)]
    .map(({segment}) => segment.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => readStatement(sentence, {languages, language, names, isClaim}));
}

/** A mark, where it is, before what follows it is known. */
type Found = Omit<ClaimMark, 'condition'> & {at: ClaimFigure['at']};

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
  const text = blanked(sentence, [
    ...names.filter((name) => /\p{L}{2}/u.test(name)).map((name) => wordsPattern(escaped(plainText(name)))),
    ADDRESS,
    SETTING,
    ...languages.flatMap(({harmless, ownHarmless = []}) =>
      [harmless, ownHarmless].map((list) => patternOf(list, 'giu')),
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
        (figure): Found => ({
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
  return {
    sentence,
    marks: unique(marks).map(({at: [, end], ...mark}) => {
      const clauseEnd = end + text.slice(end).search(/[,;:.!?…–—]|$/u);
      const after = others.filter(({index}) => index >= end && index < clauseEnd);
      return {...mark, condition: after.map(({word}) => word)};
    }),
    content: others.map(({word}) => word),
    words: (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map((word) => word.toLowerCase()),
  };
}

/** The sign of a dollar or yen that does not say which: of `$39`, and not of `US$39` or `$39 CAD`. Empty where there is none. */
const signOf = ({text}: ClaimFigure): string =>
  /^[^\p{L}]*$/u.test(text) ? (/^[$¥]|[$¥]$/u.exec(text)?.[0] ?? '') : '';

/** The words and phrases of a language, each place once. */
function phrasesIn(text: string, language: ClaimLanguage, isClaim: boolean): Found[] {
  const found = [
    ...Object.entries(language.phrases).map(([kind, list]) => [kind, list, 'giu'] as const),
    ...Object.entries(language.ownPhrases ?? {}).map(([kind, list]) => [kind, list, 'giu'] as const),
    ...Object.entries(language.lowerCase ?? {}).map(([kind, list]) => [kind, list, 'gu'] as const),
  ];
  return found.flatMap(([kind, list, flags]) =>
    [...text.matchAll(patternOf(list, flags))].map((match) => ({
      kind: kind as ClaimKind,
      text: match[0],
      key: `${isNegated(text.slice(0, match.index), language, isClaim) ? 'not ' : ''}${keyOfWord(match[0])}`,
      figure: null,
      at: [match.index, match.index + match[0].length] as ClaimFigure['at'],
    })),
  );
}

const PATTERNS = new WeakMap<readonly string[], RegExp>();

function patternOf(list: readonly string[], flags: string): RegExp {
  const kept = PATTERNS.get(list) ?? wordsPattern(list.join('|'), flags);
  PATTERNS.set(list, kept);
  return kept;
}

const wordsPattern = (source: string, flags = 'giu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** Negations that reach far: `we never claim to be the best`. */
const FAR = new Set(['not', 'never', 'isn’t', "isn't", 'don’t', "don't", 'nicht', 'nie', 'niemals']);

/** Whether the words before a mark turn it into its opposite: two of them, and in an approved claim, to be sure, eight. */
function isNegated(before: string, {negations}: ClaimLanguage, isClaim: boolean): boolean {
  const clause = /[^,;:.!?…–—]*$/u.exec(before)?.[0] ?? '';
  const words = (isClaim ? clause : before)
    .toLowerCase()
    .replaceAll(/(?<!\p{L})(?:not (?:just|only|merely)|nicht (?:nur|bloß))(?!\p{L})/gu, ' ')
    .match(/[\p{L}'’]+/gu);
  const near = (words ?? []).slice(-2).some((word) => negations.includes(word));
  return (
    near || (isClaim && (words ?? []).slice(-8).some((word) => FAR.has(word) && negations.includes(word)))
  );
}

/** A word without its ending, so that `schnellste` and `schnellsten` are equal. */
const keyOfWord = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]+/gu, ' ')
    .replace(/(?<=\p{L}{3})(?:e[nrsm]?|s|d)$/u, '');

/** Where two languages find the same place, or one kind finds it twice, it counts once. */
const unique = (marks: readonly Found[]): Found[] =>
  marks.filter(
    (mark, at) => marks.findIndex((other) => other.kind === mark.kind && overlaps(other.at, mark.at)) === at,
  );

const overlaps = ([a, b]: ClaimFigure['at'], [from, to]: ClaimFigure['at']): boolean => a < to && from < b;

/** Web and mail addresses, handles and clock times: their digits claim nothing. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<![\p{L}\p{N}])(?:[a-z0-9-]+\.)+(?:com|org|net|de|at|ch|eu|io|co|uk|shop|store|app|example)(?:\/\S*)?(?!\p{L})|@(?!\d+(?:[.,]\d+)?(?:[^\p{L}\p{N}_]|$))[\p{L}\p{N}_.]+|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/giu;

/** Colours and names of files, which a template can have among its copy: no viewer reads them. */
const SETTING =
  /#(?=\d*[a-f]|\d{6})(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\p{L}\p{N}])|(?:rgba?|hsla?|oklch|oklab)\([^()]*\)|[\w./-]+\.(?:png|jpe?g|webp|avif|svg|gif|mp4|mov|webm|mp3|wav|m4a|json)(?![\p{L}\p{N}])/giu;

/** The number of an item at the beginning of a text: `1. Clip it`. */
const LISTED =
  /^\d{1,2}[.)] (?!(?:platz|plätze|rang|wahl|preis|sieger|gewinner|generation|liga|klasse|place|prize|choice)(?!\p{L}))(?=\p{L})/iu;

/** Replaces what is found by as many full stops, so that places stay and no phrase goes across. */
const blanked = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((rest, pattern) => rest.replaceAll(pattern, (found) => '.'.repeat(found.length)), text);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
