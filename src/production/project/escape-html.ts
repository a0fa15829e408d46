import {visibleText} from '../../spot/problem/visible-text.ts';

/** Text that came from outside, as text: it can never be markup, in an element or in a quoted attribute. */
export const esc = (text: string | number): string =>
  visibleText(String(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A word for a shell, quoted where it has to be. */
export const shellWord = (word: string): string =>
  /^[\w.@:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
