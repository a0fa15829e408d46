import type {ClaimLanguage} from './claim-language.ts';

/** A number in a text, with what it counts. */
export type ClaimFigure = {
  value: number;
  /** `hour`, `percent`, `EUR`, ...; empty where no known unit follows. */
  unit: string;
  /** How the text limits it: `up to 24 hours` is `at most`. */
  bound: 'exact' | 'at most' | 'at least' | 'about';
  /** True for an amount of money. */
  isPrice: boolean;
  /** True for an amount by which a price is lower. */
  isSaving: boolean;
  /** As written. */
  text: string;
  /** The first character, and the one after the last. */
  at: [from: number, to: number];
};

/** A unit, and how it is written in English and German, as expressions. */
const UNITS: readonly [unit: string, written: string][] = [
  ['hour', 'h|hrs?|hours?|std\\.?|stunden?|stündige?[nrsm]?'],
  ['minute', 'min\\.?|mins|minutes?|minuten?|minütige?[nrsm]?'],
  ['second', 's|secs?|seconds?|sekunden?|sek\\.?'],
  ['day', 'days?|tage?n?|tägige?[nrsm]?'],
  ['night', 'nights?|nacht|nächten?'],
  ['week', 'weeks?|wochen?|wöchige?[nrsm]?'],
  ['month', 'months?|monate?n?|monatige?[nrsm]?'],
  ['year', 'years?|yrs?|jahre?n?|jährige?[nrsm]?'],
  ['percent', '%|٪|％|per ?cent|pct|prozent(?:ige?[nrsm]?)?'],
  ['degree', '°[cf]?|℃|℉|degrees?(?: celsius| fahrenheit)?|grad(?: celsius)?'],
  ['mm', 'mm|millimet(?:re|er)s?'],
  ['cm', 'cm|centimet(?:re|er)s?|zentimetern?'],
  ['km', 'km|kilomet(?:re|er)s?n?'],
  ['metre', 'm|met(?:re|er)s?n?'],
  ['mile', 'miles?|mi|meilen?'],
  ['foot', 'ft|feet|foot'],
  ['inch', 'inch(?:es)?|in\\.|zoll|″'],
  ['kg', 'kg|kilos?|kilograms?|kilogramm'],
  ['gram', 'g|grams?|gramm'],
  ['ounce', 'oz|ounces?'],
  ['ml', 'ml|millilit(?:re|er)s?'],
  ['litre', 'l|lit(?:re|er)s?n?'],
  ['lumen', 'lm|lumens?'],
  ['watt', 'w|watts?'],
  ['volt', 'v|volts?'],
  ['mah', 'mah'],
  ['kwh', 'kwh'],
  ['calorie', 'k?cal|calories?|kalorien?|kilokalorien?'],
  ['times', 'x|×|times|fold|mal|fache?[nrsm]?'],
  ['star', 'stars?|sternen?|★'],
];

const CURRENCIES: readonly [currency: string, written: string][] = [
  ['EUR', '€|eur|euros?'],
  ['USD', 'us\\$|\\$|usd|dollars?|bucks?'],
  ['GBP', '£|gbp|pounds?|pfund|quid'],
  ['JPY', '¥|jpy|yen|円'],
  ['INR', '₹|inr|rupees?'],
  ['CHF', 'chf|franken|fr\\.'],
  ['cent', 'cents?|¢|pence|p'],
  ['PLN', 'zł|pln'],
  ['SEK', 'kr\\.?|sek|nok|dkk'],
];

const DIGITS = "\\d{1,3}(?:[ .,'’\\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
const GAP = '[ \\u00a0\\u202f]?-?[ \\u00a0\\u202f]?';
const written = (list: readonly [string, string][]): string => list.map(([, each]) => each).join('|');
const AFTER = '(?![\\p{L}\\p{N}])';

/** Words and letters after digits that multiply them. */
const SCALES: readonly [written: string, factor: number][] = [
  ['k|thousand|tausend|tsd\\.?', 1e3],
  ['millions?|millionen|mio\\.?', 1e6],
  ['billions?|bn|milliarden?|mrd\\.?', 1e9],
];

const IN_DIGITS = new RegExp(
  `(?<before>[€$£¥₹]|(?<!\\p{L})(?:us\\$|eur|euro|usd|gbp|jpy|inr|chf|fr\\.|pln|sek|nok|dkk|kr))?(?<gap>[ \u00a0\u202f]?)(?<![\\p{N}])(?<number>${DIGITS})(?:[.,][-–—]+)?(?: ?(?<scale>${SCALES.map(([each]) => each).join('|')})(?!\\p{L}))?(?:${GAP}(?:(?<unit>${written(UNITS)})|(?<currency>${written(CURRENCIES)}))${AFTER})?`,
  'giu',
);

const MODIFIERS: readonly [ClaimFigure['bound'], RegExp][] = [
  [
    'at most',
    /(?:up to|under|below|less than|fewer than|at most|max\.?|within|bis zu|unter|weniger als|höchstens|maximal)\s*$/iu,
  ],
  ['at least', /(?:over|more than|at least|above|min\.?|über|mehr als|mindestens|wenigstens)\s*$/iu],
  [
    'about',
    /(?:about|around|nearly|almost|approx\.?|roughly|ca\.?|circa|etwa|rund|ungefähr|fast|knapp)\s*$/iu,
  ],
];

/** `seen from 400 metres` is no limit, `from 39 euros` is. */
const FROM_PRICE = /(?:from|starting at|ab)(?: only| nur)?\s*$/iu;

const SAVING =
  /(?:save|saves|saving|spare|sparst|spart|sparen|rabatt|minus)\s+(?:up to\s+|bis zu\s+)?$|^\s*(?:off\b|discount|rabatt|günstiger|billiger|gespart|weniger|cheaper|less\b)/iu;

/** The numbers of a text in digits, and those in words that a unit follows. `text`: without soft hyphens, in single spaces. */
export function claimFigures(
  text: string,
  languages: readonly ClaimLanguage[],
  decimalComma: boolean,
): ClaimFigure[] {
  const digits = [...text.matchAll(IN_DIGITS)].flatMap((match): ClaimFigure[] => {
    const {before, number = '', scale, unit, currency, gap = ''} = match.groups ?? {};
    const from = match.index + (before === undefined ? gap.length : 0);
    // Digits after a letter are a part of a name: `B12`, `CO2`.
    if (before === undefined && /[\p{L}_]$/u.test(text.slice(0, from))) return [];
    const money = before ?? currency;
    return [
      figureAt(text, [from, match.index + match[0].length], {
        value: digitsValue(number, decimalComma) * scaleOf(scale),
        unit: money === undefined ? nameIn(UNITS, unit) : nameIn(CURRENCIES, money),
        isPrice: money !== undefined,
      }),
    ];
  });
  // `2 million` is one number.
  const others = inWords(text, languages).filter(({at}) =>
    digits.every((each) => each.at[1] <= at[0] || at[1] <= each.at[0]),
  );
  return [...digits, ...others].sort((a, b) => a.at[0] - b.at[0]);
}

const scaleOf = (text: string | undefined): number =>
  text === undefined ? 1 : (SCALES.find(([each]) => new RegExp(`^(?:${each})$`, 'iu').test(text))?.[1] ?? 1);

function figureAt(
  text: string,
  [from, to]: ClaimFigure['at'],
  facts: Pick<ClaimFigure, 'value' | 'unit' | 'isPrice'>,
): ClaimFigure {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  return {
    ...facts,
    bound:
      MODIFIERS.find(([, expression]) => expression.test(before))?.[0] ??
      ((facts.isPrice && FROM_PRICE.test(before)) ||
      /^\s?\+|^\s?(?:or more|and more|oder mehr)\b/iu.test(after)
        ? 'at least'
        : 'exact'),
    isSaving: SAVING.test(before) || SAVING.test(after),
    text: text.slice(from, to).trim(),
    at: [from, to],
  };
}

/** Runs of numbers in words: those from 13 on, shares (`nine out of ten`), and smaller ones that a unit or a currency follows. */
function inWords(text: string, languages: readonly ClaimLanguage[]): ClaimFigure[] {
  const words = [...text.matchAll(/\p{L}+/gu)];
  const value = (word: string): number | undefined =>
    languages.map(({numberOf}) => numberOf(word.toLowerCase())).find((each) => each !== undefined);
  const found: ClaimFigure[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at] as RegExpExecArray;
    const parts: number[] = [];
    let next = at;
    for (; next < words.length; next++) {
      const word = (words[next] as RegExpExecArray)[0];
      const part = value(word);
      if (part !== undefined) parts.push(part);
      else if (
        parts.length === 0 ||
        !/^(?:and|und)$/i.test(word) ||
        value(words[next + 1]?.[0] ?? '') === undefined
      )
        break;
    }
    if (parts.length === 0) {
      const whole = compound(first[0], value);
      if (whole) found.push(figureAt(text, [first.index, first.index + first[0].length], whole));
      continue;
    }
    const last = words[next - 1] as RegExpExecArray;
    const end = last.index + last[0].length;
    const rest = text.slice(end);
    const unit = new RegExp(
      `^${GAP}(?:(?<unit>${written(UNITS)})|(?<currency>${written(CURRENCIES)}))${AFTER}`,
      'iu',
    ).exec(rest);
    const {unit: name, currency} = unit?.groups ?? {};
    const isLarge = sumOf(parts) > 12 || /^dozen|^dutzend/iu.test(last[0]);
    const isShare =
      /^ (?:out of|in|von) /iu.test(rest) &&
      value(/^ (?:out of|in|von) (\p{L}+)/iu.exec(rest)?.[1] ?? '') !== undefined;
    if (unit || isLarge || isShare)
      found.push(
        figureAt(text, [first.index, end + (unit?.[0].length ?? 0)], {
          value: sumOf(parts),
          unit: currency === undefined ? nameIn(UNITS, name) : nameIn(CURRENCIES, currency),
          isPrice: currency !== undefined,
        }),
      );
    at = next - 1;
  }
  return found;
}

/** A number and its unit in one word: `zwanzigprozentig`, `dreißigtägige`. */
function compound(
  word: string,
  value: (word: string) => number | undefined,
): Pick<ClaimFigure, 'value' | 'unit' | 'isPrice'> | undefined {
  const [, number = '', unit = ''] =
    /^(\p{L}+?)(stündige?[nrsm]?|minütige?[nrsm]?|tägige?[nrsm]?|wöchige?[nrsm]?|monatige?[nrsm]?|jährige?[nrsm]?|prozentige?[nrsm]?|fache?[nrsm]?)$/iu.exec(
      word,
    ) ?? [];
  const amount = value(number);
  return amount === undefined ? undefined : {value: amount, unit: nameIn(UNITS, unit), isPrice: false};
}

/** The value of number words in their order: `two hundred and fifty` is 2 x 100 + 50. */
function sumOf(parts: readonly number[]): number {
  let [total, open] = [0, 0];
  for (const part of parts) {
    if (part >= 1000) {
      total += Math.max(open, 1) * part;
      open = 0;
    } else if (part === 100) open = Math.max(open, 1) * 100;
    else open += part;
  }
  return total + open;
}

const nameIn = (list: readonly [string, string][], text: string | undefined): string =>
  text === undefined
    ? ''
    : (list.find(([, expression]) => new RegExp(`^(?:${expression})$`, 'iu').test(text))?.[0] ?? '');

/** The value of digits. One mark before exactly three digits separates thousands where the language writes it so. */
function digitsValue(digits: string, decimalComma: boolean): number {
  const plain = digits.replaceAll(/[\s'’]/g, '');
  const thousands = decimalComma ? '.' : ',';
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last < 0) return Number(plain);
  const marks = plain.match(/[.,]/g) ?? [];
  const isGrouped = plain[last] === thousands && /^\d{3}$/.test(plain.slice(last + 1));
  const isDecimal = new Set(marks).size === 2 || (marks.length === 1 && !isGrouped);
  const whole = plain.slice(0, isDecimal ? last : undefined).replaceAll(/[.,]/g, '');
  return Number(isDecimal ? `${whole}.${plain.slice(last + 1)}` : whole);
}
