/** The first digit of each script that ads use. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

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
