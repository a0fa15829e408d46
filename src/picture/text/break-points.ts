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

/** Splits a text at possible line breaks: spaces, after hyphens, soft hyphens; not at no-break spaces. */
export function toTextPieces(text: string): TextPiece[] {
  const rows = text
    .split('\n')
    .map((row) => row.split(/[ \t\r]+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0);
  return rows.flatMap((words, row) =>
    words.flatMap((word, index) => {
      const parts = splitWord(word);
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

/** Splits a word at hyphens between two letters and two letters: `Ice-cold`, but not `-20` or `a-b`. */
const splitWord = (word: string): Pick<TextPiece, 'text' | 'tail'>[] => {
  const parts = word.split(SOFT_HYPHEN).filter((part) => part !== '');
  return parts.flatMap((part, index) => {
    const tail = index < parts.length - 1 ? ('-' as const) : ('' as const);
    const bits = part.split(/(?<=\p{L}{2}[-‐–])(?=\p{L}{2})/u);
    return bits.map((text, at) => ({text, tail: at === bits.length - 1 ? tail : ('' as const)}));
  });
};

/** The pieces from `from` up to, but without, `to`, as one line. */
export const lineOf = (pieces: readonly TextPiece[], from: number, to: number): string =>
  pieces
    .slice(from, to)
    .map((piece, index) => (index === 0 ? '' : piece.glue) + piece.text)
    .join('') + (pieces[to - 1]?.tail ?? '');
