import type {ClaimFigure} from './claim-figure.ts';
import type {ClaimLanguage} from './claim-language.ts';
import {codeBefore} from './currency-codes.ts';
import {boundOf, isSavingBeside} from './figure-limits.ts';
import {isFormer, perOf} from './figure-terms.ts';
import {withRanges, withShares} from './joined-figures.ts';
import {BEFORE_AMOUNTS, CURRENCIES, CURRENCY_SIGNS, nameIn, UNITS} from './measures.ts';

const DIGITS = "\\d{1,3}(?:[ .,'’\\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
const GAP = '[ \\u00a0\\u202f]?-?[ \\u00a0\\u202f]?';
const listed = (list: readonly [string, string][]): string => list.map(([, each]) => each).join('|');
const AFTER = '(?![\\p{L}\\p{N}])';

/** Words and letters after digits that multiply them. */
const SCALES: readonly [written: string, factor: number][] = [
  ['k|thousand|tausend|tsd\\.?', 1e3],
  ['millions?|millionen|mio\\.?', 1e6],
  ['billions?|bn|milliarden?|mrd\\.?', 1e9],
];

const IN_DIGITS = new RegExp(
  `(?<before>${BEFORE_AMOUNTS})?(?<gap>[ \u00a0\u202f]?)(?<![\\p{N}])(?<number>${DIGITS})(?:[.,][-–—]+)?(?: ?(?<scale>${SCALES.map(([each]) => each).join('|')})(?!\\p{L}))?(?:${GAP}(?:(?<unit>${listed(UNITS)})|(?<currency>${listed(CURRENCIES)}))${AFTER})?`,
  'giu',
);

/**
 * The numbers of a text in digits, and those in words that a unit follows. `text`: without soft hyphens, in single spaces. `isClaim`: for the
 * wording of an approved claim, whose limits count wherever they are.
 */
export function claimFigures(
  text: string,
  languages: readonly ClaimLanguage[],
  decimalComma: boolean,
  isClaim = false,
): ClaimFigure[] {
  const digits = [...text.matchAll(IN_DIGITS)].flatMap((match): ClaimFigure[] => {
    const {before, number = '', scale, unit, currency: code, gap = ''} = match.groups ?? {};
    // `€39 p.m.` has no pence.
    const isLetter = before !== undefined && /^p$/i.test(code ?? '');
    const named = isLetter ? undefined : code;
    const written = isLetter ? match[0].replace(/\s?p$/i, '') : match[0];
    // `Sek.` are seconds.
    const currency = named ?? (/^SEK/.test(unit ?? '') ? 'sek' : undefined);
    // Of `$39 CAD`, the code says more.
    const money = before === '$' ? (currency ?? before) : (before ?? currency);
    const begin = match.index + (before === undefined ? gap.length : 0);
    // `R499`, `TRY 499`.
    const letters =
      money === undefined && unit === undefined ? codeBefore(text.slice(0, begin), number) : undefined;
    const from = begin - (letters?.written.length ?? 0);
    // Digits after a letter are a part of a name: `B12`, `CO2`. But not in `only39€` and `Top10`.
    if (
      before === undefined &&
      /[\p{L}_]$/u.test(text.slice(0, from)) &&
      !isAmount(text.slice(0, from), money, unit)
    )
      return [];
    return [
      figureAt(
        text,
        [from, match.index + written.length],
        {
          value: digitsValue(number, decimalComma) * scaleOf(scale),
          unit: letters?.currency ?? (money === undefined ? nameIn(UNITS, unit) : nameIn(CURRENCIES, money)),
          isPrice: money !== undefined || letters !== undefined,
        },
        isClaim,
      ),
    ];
  });
  // `2 million` is one number.
  const others = inWords(text, languages, isClaim).filter(({at}) =>
    digits.every((each) => each.at[1] <= at[0] || at[1] <= each.at[0]),
  );
  return withRanges(
    text,
    withShares(
      text,
      [...digits, ...others].sort((a, b) => a.at[0] - b.at[0]),
    ),
  );
}

const AMOUNT_SIGN = new RegExp(`^(?:[${CURRENCY_SIGNS}]|\\p{L}{3,})$`, 'u');

/** Whether digits directly after a word are an amount. */
const isAmount = (word: string, money: string | undefined, unit: string | undefined): boolean =>
  AMOUNT_SIGN.test(money ?? '') ||
  unit === '%' ||
  /(?<!\p{L})(?:top|only|just|now|from|save|for|nur|jetzt|ab|für|bis|spare)$/iu.test(word);

const scaleOf = (text: string | undefined): number =>
  text === undefined ? 1 : (SCALES.find(([each]) => new RegExp(`^(?:${each})$`, 'iu').test(text))?.[1] ?? 1);

function figureAt(
  text: string,
  [from, to]: ClaimFigure['at'],
  facts: Pick<ClaimFigure, 'value' | 'unit' | 'isPrice'>,
  isClaim: boolean,
): ClaimFigure {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  return {
    ...facts,
    bound: boundOf(before, after, facts.isPrice, isClaim),
    isSaving: isSavingBeside(before, after, facts.isPrice || facts.unit === 'percent'),
    startsRange: false,
    isFormer: facts.isPrice && isFormer(before),
    per: perOf(before, after),
    text: text.slice(from, to).trim(),
    at: [from, to],
  };
}

/** Runs of numbers in words: those from 13 on, shares (`nine out of ten`), and smaller ones that a unit or a currency follows. */
function inWords(text: string, languages: readonly ClaimLanguage[], isClaim: boolean): ClaimFigure[] {
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
      if (whole) found.push(figureAt(text, [first.index, first.index + first[0].length], whole, isClaim));
      continue;
    }
    const last = words[next - 1] as RegExpExecArray;
    const end = last.index + last[0].length;
    const rest = text.slice(end);
    const unit = new RegExp(
      `^${GAP}(?:(?<unit>${listed(UNITS)})|(?<currency>${listed(CURRENCIES)}))${AFTER}`,
      'iu',
    ).exec(rest);
    const {unit: name, currency} = unit?.groups ?? {};
    const isLarge = sumOf(parts) > 12 || /^dozen|^dutzend/iu.test(last[0]);
    const share = /^ (?:out of|in|von) (\p{L}+)/iu.exec(rest);
    const whole = value(share?.[1] ?? '');
    if (unit || isLarge || whole !== undefined)
      found.push(
        figureAt(
          text,
          [first.index, end + (whole === undefined ? (unit?.[0].length ?? 0) : (share?.[0].length ?? 0))],
          {
            value: sumOf(parts),
            unit:
              whole !== undefined
                ? `of ${whole}`
                : currency === undefined
                  ? nameIn(UNITS, name)
                  : nameIn(CURRENCIES, currency),
            isPrice: currency !== undefined,
          },
          isClaim,
        ),
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
