import {randomUUID} from 'node:crypto';
import {styleText as styleInNode} from 'node:util';
import {visibleText} from '../../spot/problem/visible-text.ts';

/** Stands for the escape character of Tenspot's own colours until a text is printed. No text from outside can contain it. */
const OWN_ESCAPE = `\ufdd0${randomUUID()}\ufdd0`;

/** As `styleText` of Node, for texts that `print` prints. */
export const styleText: typeof styleInNode = (style, text, options) =>
  styleInNode(style, visibleText(text), options).replaceAll('\u001b', OWN_ESCAPE);

/**
 * Prints a text. Whatever came from outside (a vendor's message, a file name, a value of a document) cannot steer the terminal: its control
 * characters and marks of the writing direction are written as escapes.
 */
export function print(stream: {write: (text: string) => unknown}, text: string): void {
  stream.write(visibleText(text).replaceAll(OWN_ESCAPE, '\u001b'));
}
