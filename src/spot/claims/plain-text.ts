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

/**
 * A text in single spaces, with plain letters and digits (`𝗯𝗲𝘀𝘁`, `２４`), and without characters that are not seen, numbers of footnotes and marks of
 * trade.
 */
export function plainText(text: string): string {
  return (
    text
      .replaceAll('½', ' 0.5')
      .replaceAll('¼', ' 0.25')
      .replaceAll('¾', ' 0.75')
      .replaceAll(/[™®©℠]/gu, '')
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
      .replaceAll(/\s+/g, ' ')
      // The full stop of an abbreviation ends no sentence.
      .replaceAll(/\b(no|nr)\. (?=\d)/giu, '$1.')
      .trim()
  );
}
