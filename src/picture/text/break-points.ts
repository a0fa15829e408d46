/** A part of a text between two possible line breaks. */
export type TextPiece = {
  text: string;
  /** Text between the previous piece and this one on the same line: a space, or nothing after a hyphen. */
  glue: '' | ' ';
  /** Text added when a line ends after this piece: the hyphen at a soft hyphen. */
  tail: '' | '-';
  /** The author set a line break after it. */
  hard: boolean;
};

const SOFT_HYPHEN = '\u00AD';

/** Every way to end a line: those of spreadsheets, editors and layout programs (Unicode Standard, 5.8). */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * Splits a text of a language (BCP 47) at possible line breaks: spaces, after hyphens, soft hyphens, and between the words of scripts
 * that are written without spaces; not at no-break spaces.
 */
export function toTextPieces(text: string, language = 'en'): TextPiece[] {
  const rows = text
    .split(LINE_END)
    .map((row) => row.split(/[ \t\u3000]+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0);
  return rows.flatMap((words, row) =>
    words.flatMap((word, index) => {
      const parts = splitWord(word, language);
      const lastWord = index === words.length - 1 && row < rows.length - 1;
      return parts.map(
        (part, at): TextPiece => ({
          text: part.text,
          glue: at === 0 ? ' ' : '',
          tail: part.tail,
          hard: lastWord && at === parts.length - 1,
        }),
      );
    }),
  );
}

/** The same pieces without the line breaks that the author set. */
export const withoutHardBreaks = (pieces: readonly TextPiece[]): TextPiece[] =>
  pieces.map((piece) => ({...piece, hard: false}));

/**
 * Splits a word at hyphens between two letters and two letters (`Ice-cold`, but not `-20` or `a-b`), at zero width spaces, and after the
 * mark between the syllables of Tibetan.
 */
const splitWord = (word: string, language: string): Pick<TextPiece, 'text' | 'tail'>[] => {
  const parts = word.split(SOFT_HYPHEN).filter((part) => part !== '');
  return parts.flatMap((part, index) => {
    const tail = index < parts.length - 1 ? ('-' as const) : ('' as const);
    const bits = part
      .split(/(?<=\p{L}{2}[-‐–])(?=\p{L}{2})|\u200B+|(?<=\u0F0B)(?=\p{L})/u)
      .filter((bit) => bit !== '')
      .flatMap((bit) => (SPACELESS.test(bit) ? wordsWithin(bit, language) : [bit]));
    return bits.map((text, at) => ({text, tail: at === bits.length - 1 ? tail : ('' as const)}));
  });
};

/** Scripts that are written without spaces between words (UAX 14, classes ID and SA). Korean has spaces. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * What may not begin a line: closing marks, small kana, marks that lengthen or repeat, and the ends of sentences of Thai, Lao, Khmer and
 * Burmese (JIS X 4051; UAX 14, CL, NS, EX and BA).
 */
const NO_START =
  /^[\p{Pe}\p{Pf}\p{Mark}、。，．・：；！？!?.,:;％%‰℃ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ…‥～〜゠゛゜｡､･ｧ-ｰﾞﾟๆฯ๏๚๛ໆຯៗ។៕៖၊။]/u;

/** What may not end a line: opening marks, and signs of currencies. */
const NO_END = /[\p{Ps}\p{Pi}\p{Sc}]$/u;

/** A quotation mark that opens and closes. */
const QUOTE = /^["＂]$/;

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text in a script without spaces. Punctuation stays with the word that it belongs to. */
function wordsWithin(text: string, language: string): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, {granularity: 'word'});
  segmenters.set(language, segmenter);
  const words: string[] = [];
  let quoted = false;
  for (const {segment} of segmenter.segment(text)) {
    const before = words.at(-1);
    const inQuotes = quoted && (QUOTE.test(segment) || QUOTE.test(before?.at(-1) ?? ''));
    const together =
      before !== undefined &&
      (NO_START.test(segment) || NO_END.test(before) || isLatin(before, segment) || inQuotes);
    if (together) words[words.length - 1] = before + segment;
    else words.push(segment);
    if (QUOTE.test(segment)) quoted = !quoted;
  }
  return words;
}

/** Letters and digits of other scripts are broken only at their own spaces and hyphens: `30%`, `A-3`. */
const isLatin = (before: string, segment: string): boolean =>
  !SPACELESS.test(before) && !SPACELESS.test(segment);

/** The pieces from `from` up to, but without, `to`, as one line. */
export const lineOf = (pieces: readonly TextPiece[], from: number, to: number): string =>
  pieces
    .slice(from, to)
    .map((piece, index) => (index === 0 ? '' : piece.glue) + piece.text)
    .join('') + (pieces[to - 1]?.tail ?? '');
