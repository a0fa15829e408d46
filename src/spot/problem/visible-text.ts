/**
 * Characters that change how a terminal or a page shows the text around them: C0 and C1 controls but for tab and line feed, the line and
 * paragraph separators, marks and overrides of the writing direction, and invisible tags.
 */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\u{e0000}-\u{e007f}]/gu;

const escapeOf = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => character.charCodeAt(at))
    .map((code) => (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`))
    .join('');

/** A text from outside as it can be printed: characters that would steer a terminal, or reorder what is read, are written as escapes. */
export const visibleText = (text: string): string => text.replaceAll('\r\n', '\n').replace(HIDDEN, escapeOf);

/** JSON in which no such character is written as it is. Its value is the same: JSON has escapes for them. */
export const visibleJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(HIDDEN, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
