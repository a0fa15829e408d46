/** A part of a text between two places where a line may end. */
export type TextPiece = {
  text: string;
  /** What joins it to the piece before it on one line: a space, or nothing after a hyphen. */
  glue: '' | ' ';
  /** What it ends in when a line ends after it: the hyphen of a soft one. */
  tail: '' | '-';
  /** The author wants a line to end after it. */
  hard: boolean;
};

const SOFT_HYPHEN = '\u00AD';

/** Splits a text where lines may end: at spaces, after hyphens, at soft hyphens; not at no-break spaces. */
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

/** `Ice-cold` may end a line after its hyphen; `-20` and `a-` may not. */
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
