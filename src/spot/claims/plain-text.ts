import {JOINED_LETTER} from '../text/whole-words.ts';
import {withoutAbbreviations} from './abbreviations.ts';

/** The first digit of each script that ads use. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Letters of other scripts that look like a Latin one, each before the one that it looks like. */
const LOOKALIKES = new Map(
  'аaеeоoрpсcхxуyіiѕsјjһhԁdԛqԝwАAВBЕEЗ3КKМMНHОOРPСCТTХXУYІIЅSЈJοoαaνvρpιiκkΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX'
    .match(/../gu)
    ?.map((pair) => [pair[0], pair[1]] as [string, string]),
);

/** A word that mixes Latin letters with letters that look like them, in Latin letters: `b\u0435st`. */
const inLatin = (word: string): string =>
  /\p{Script=Latin}/u.test(word)
    ? [...word].map((letter) => LOOKALIKES.get(letter) ?? letter).join('')
    : word;

/** Letters with a space or a sign between them are one word: `F R E E`, `B.E.S.T`. */
const SPELLED = /(?<![\p{L}\p{N}])\p{L}(?:([ .·_*-])\p{L})(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu;

const SMALL = '[¹²³⁰⁴-⁹]';

/** Cents in small digits, with or without the sign of the currency before them: `39⁹⁹ €`, `39 €⁹⁹`. One small digit is the number of a footnote. */
const CENTS = new RegExp(
  `(?<whole>\\d(?:[\\d.,'’]*\\d)?)[.,]?(?<sign> ?\\p{Sc})?(?<cents>${SMALL}{2})(?!${SMALL})`,
  'gu',
);

/** An amount in small digits: `€³⁹`. Behind an amount, they are the number of a footnote: `39 €²`. */
const SMALL_AMOUNT = new RegExp(`(?<!\\d ?)\\p{Sc}${SMALL}+`, 'gu');

/** The sign of the currency in place of the decimal mark, as in France: `39€99`. */
const DIVIDED = /(?<=(?<![\d.,])\d{1,3})(\p{Sc})(\d{2})(?![\d.,]*\d| ?\p{Sc})/gu;

const asAmount = (whole: string, cents: string, sign = ''): string =>
  `${whole}${whole.includes('.') ? ',' : '.'}${cents.normalize('NFKC')}${sign}`;

/** Where a script without spaces meets one with spaces, a number or its sign: there a word begins or ends. */
const SCRIPT_CHANGE = new RegExp(
  `(?<=${JOINED_LETTER})(?=(?!${JOINED_LETTER})[\\p{L}\\p{N}\\p{Sc}])|(?<=(?!${JOINED_LETTER})[\\p{L}\\p{N}\\p{Sc}%°])(?=${JOINED_LETTER})|(?<=\\d[円元원])(?=${JOINED_LETTER})`,
  'gu',
);

/**
 * A text in single spaces, with plain letters and digits (`𝗯𝗲𝘀𝘁`, `２４`), and without characters that are not seen, numbers of footnotes, marks of
 * trade and full stops of abbreviations. In scripts without spaces, a space is around words and numbers of other scripts.
 */
export function plainText(text: string): string {
  const plain = text
    .replaceAll('½', ' 0.5')
    .replaceAll('¼', ' 0.25')
    .replaceAll('¾', ' 0.75')
    .replaceAll(/[™®©℠]/gu, '')
    .replaceAll(CENTS, (_, whole: string, sign: string | undefined, cents: string) =>
      asAmount(whole, cents, sign),
    )
    .replaceAll(DIVIDED, (_, sign: string, cents: string) => `,${cents} ${sign}`)
    .replaceAll(SMALL_AMOUNT, (amount) => amount.normalize('NFKC'))
    .replaceAll(/(?<![cC][oO]|(?<!\p{L})[ckd]?m)(?<=[\p{L}\p{N}%€$£.!?])[¹²³⁰⁴-⁹]+/gu, '')
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}|\u20e3/gu, '')
    .replaceAll(/[\p{L}]*[\p{Script=Cyrillic}\p{Script=Greek}]\p{L}*/gu, inLatin)
    .replaceAll(SPELLED, (word) => word.replaceAll(/\P{L}/gu, ''))
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const point = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((each) => point >= each && point < each + 10);
      return zero === undefined ? digit : String(point - zero);
    })
    // The marks of Arabic digits. The one between thousands would be read as a decimal mark in some languages.
    .replaceAll('\u066b', ',')
    .replaceAll(/(?<=\d)\u066c(?=\d)/g, '')
    // Currencies such as the dirham: their full stops end no sentence.
    .replaceAll(/(?<!\p{L})(\p{Script=Arabic})\.(\p{Script=Arabic})(?:\.|(?![\p{L}.]))/gu, '$1$2')
    .replaceAll(SCRIPT_CHANGE, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return withoutAbbreviations(plain);
}
