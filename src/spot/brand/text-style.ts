import {z} from 'zod';
import {Text} from '../documents/field-types.ts';

/** How a brand writes, as far as it can be counted: `words.style` in `brand.yaml`. What is left out is free. */
export const TextStyle = z.strictObject({
  sentence: z.int().min(1).optional().describe('The most words that a sentence may have.'),
  exclamations: z.int().min(0).optional().describe('The most exclamation marks that a text may have.'),
  emoji: z.boolean().default(true).describe('Whether texts may have emoji.'),
  capitals: z
    .union([z.boolean(), z.array(Text)])
    .default(true)
    .describe('Whether words of four letters and more may be in capitals; or the words that may.'),
});
export type TextStyle = z.infer<typeof TextStyle>;

/** What a text has against the style of its brand: what the style wants, and what is there instead. */
export type StyleFault = {expected: string; got: string};

/** The limits of a style, for a model that writes. Undefined where it has none. */
export function limitsOfStyle({emoji, capitals, ...most}: TextStyle): Partial<TextStyle> | undefined {
  const limits = {...most, ...(emoji ? {} : {emoji}), ...(capitals === true ? {} : {capitals})};
  return Object.values(limits).some((limit) => limit !== undefined) ? limits : undefined;
}

type Written = {language: string; names: readonly string[]};

/** What a text has against a style. `names`: those of the brand and its products, which may be in capitals. */
export function styleFaults(text: string, style: TextStyle, {language, names}: Written): StyleFault[] {
  const {sentence, exclamations, emoji, capitals} = style;
  const long =
    sentence === undefined ? [] : sentencesIn(text, language).filter(({words}) => words > sentence);
  const marks = text.match(/[!！]/gu)?.length ?? 0;
  const pictures = emoji ? [] : (text.match(EMOJI) ?? []);
  const loud = capitals === true ? [] : capitalsIn(text, [...names, ...(capitals || [])]);
  return [
    ...long.map(({words, of}) => ({
      expected: `at most ${sentence} words in a sentence`,
      got: `${words}: "${of}"`,
    })),
    ...(exclamations !== undefined && marks > exclamations
      ? [{expected: `at most ${exclamations} exclamation marks`, got: `${marks}: "${text}"`}]
      : []),
    ...(pictures.length > 0 ? [{expected: 'no emoji', got: pictures.join(' ')}] : []),
    ...(loud.length > 0 ? [{expected: 'no words in capitals', got: loud.join(', ')}] : []),
  ];
}

/** Characters that are drawn as pictures. Digits, `©` and `™` are not. */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/gu;

/** The sentences of a text, each with the count of its words, also in languages without spaces. A line break does not end a sentence. */
function sentencesIn(text: string, language: string): {of: string; words: number}[] {
  const sentences = new Intl.Segmenter(language, {granularity: 'sentence'});
  const words = new Intl.Segmenter(language, {granularity: 'word'});
  return [...sentences.segment(text.replaceAll(/\s+/gu, ' '))].map(({segment}) => ({
    of: segment.trim(),
    words: [...words.segment(segment)].filter(({isWordLike}) => isWordLike).length,
  }));
}

/** The words of four letters and more that are in capitals, each once, but for those that a list of texts has. */
function capitalsIn(text: string, allowed: readonly string[]): string[] {
  const known = allowed.join(' ');
  const found = text.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu) ?? [];
  return [...new Set(found)].filter((word) => !known.includes(word));
}
