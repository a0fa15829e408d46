import {Lexer} from 'yaml';

/** The lexer puts this character before each scalar, so that one that begins with `#` is no comment. */
const SCALAR = '\x1f';

/** The comments of a text in YAML, in their order, each with its `#`. A `#` in a value is none. */
export function commentsIn(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens
    .filter((token, at) => token.startsWith('#') && tokens[at - 1] !== SCALAR)
    .map((comment) => comment.trim());
}
