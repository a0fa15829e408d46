import {z} from 'zod';

/** A spoken word and when it is said: the type `Caption` of `@remotion/captions`. Times are milliseconds from the start of the spot. */
export const CaptionWord = z.strictObject({
  /** With a space before it where the text has one. */
  text: z.string(),
  startMs: z.number().min(0),
  endMs: z.number().min(0),
  /** A moment within the word; null where it is not known. */
  timestampMs: z.number().nullable(),
  /** 0 to 1; null where the recogniser does not say. */
  confidence: z.number().nullable(),
  /** True after the last word of a caption that a person made. */
  pageBreakAfter: z.boolean().optional(),
});
export type CaptionWord = z.infer<typeof CaptionWord>;

/** A word with its times, in the order of the text. */
export const captionWord = (
  text: string,
  startMs: number,
  endMs: number,
  confidence: number | null = null,
): CaptionWord => ({text, startMs, endMs, timestampMs: (startMs + endMs) / 2, confidence});

/**
 * Gives the words of a text that is said from one moment to another their times, in proportion to their characters. Scripts without spaces
 * are divided as a dictionary of the language does.
 */
export function spreadWords(text: string, startMs: number, endMs: number, language: string): CaptionWord[] {
  const parts = wordParts(text.replaceAll(/\s+/g, ' ').trim(), language);
  const total = parts.reduce((sum, part) => sum + part.trim().length, 0);
  let said = 0;
  return parts.map((part) => {
    const from = startMs + ((endMs - startMs) * said) / total;
    said += part.trim().length;
    return captionWord(part, from, startMs + ((endMs - startMs) * said) / total);
  });
}

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text with the spaces before them. Punctuation stays with the word before it. */
function wordParts(text: string, language: string): string[] {
  const parts: string[] = [];
  for (const run of text.match(/ ?[^ ]+/g) ?? []) {
    if (!WITHOUT_SPACES.test(run)) {
      parts.push(run);
      continue;
    }
    const lead = run.startsWith(' ') ? ' ' : '';
    let first = true;
    for (const {segment, isWordLike} of new Intl.Segmenter(language.split('-')[0], {
      granularity: 'word',
    }).segment(run.trim())) {
      if (isWordLike || first) parts.push(`${first ? lead : ''}${segment}`);
      else parts[parts.length - 1] += segment;
      first = false;
    }
  }
  return parts;
}

/** A text with spaces or line breaks between its words, as one of each; a space after it goes before the next. */
export function singleWords(caption: CaptionWord, language: string): CaptionWord[] {
  const {text, startMs, endMs, confidence, pageBreakAfter} = caption;
  // A space that does not break stays.
  const plain = text.replaceAll(/[^\S\u00a0\u202f]+/g, ' ');
  const said = plain.trim();
  if (!said.includes(' ')) return [{...caption, text: plain}];
  const parts = spreadWords(said, startMs, endMs, language).map((part) => ({...part, confidence}));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first && plain.startsWith(' ')) first.text = ` ${first.text}`;
  if (last && plain.endsWith(' ')) last.text += ' ';
  if (last && pageBreakAfter) last.pageBreakAfter = true;
  return parts;
}

/**
 * Joins what a recogniser divided into parts of words (`don`, `'t`), drops what has no text, and puts the times in order: no word begins
 * before the one before it, or ends before it begins.
 */
export function wholeWords(words: readonly CaptionWord[]): CaptionWord[] {
  const whole: CaptionWord[] = [];
  let isApart = false;
  for (const given of words) {
    const last = whole.at(-1);
    const word = {
      ...given,
      text: (isApart ? ' ' : '') + (isApart ? given.text.trimStart() : given.text).trimEnd(),
    };
    isApart = /\s$/.test(given.text) || (isApart && given.text === '');
    if (word.text.trim() === '') {
      if (last && word.pageBreakAfter) last.pageBreakAfter = true;
      continue;
    }
    const startMs = Math.max(word.startMs, last?.startMs ?? 0);
    const endMs = Math.max(word.endMs, startMs);
    const joins =
      last &&
      !last.pageBreakAfter &&
      !/^\s/.test(word.text) &&
      (!WITHOUT_SPACES.test(word.text) || !/[\p{L}\p{N}]/u.test(word.text)) &&
      !WITHOUT_SPACES.test(last.text.slice(-1));
    if (!joins) whole.push({...word, startMs, endMs});
    else
      whole[whole.length - 1] = {
        ...last,
        text: last.text + word.text,
        endMs,
        ...(word.pageBreakAfter ? {pageBreakAfter: true} : {}),
      };
  }
  return whole;
}
