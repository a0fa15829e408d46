import type {NoteChange} from './note.ts';

/** Pairs of quotation marks, as languages have them. */
const QUOTES = ['""', "''", '“”', '„“', '„”', '‘’', '‚‘', '«»', '»«', '‹›', '「」', '『』'];

/** A text without the quotation marks around the whole of it: `"Ice" is "cool"` has none. */
function unquoted(text: string): string {
  const inner = text.slice(1, -1);
  const pair = QUOTES.find((each) => text.length > 2 && each === `${text[0]}${text.at(-1)}`);
  return pair && ![...pair].some((mark) => inner.includes(mark)) ? inner.trim() : text;
}

/**
 * The change that the words of a note ask for in one of these forms: `say: new text`, `shorten by 0.5 s`, `lengthen by 1 s`, `take 2`, `bigger`,
 * `smaller`. Null for any other text: a person has to make it.
 */
export function changeIn(text: string): NoteChange | null {
  const words = text.trim();
  const [, said] = /^say:\s*([\s\S]+)$/i.exec(words) ?? [];
  if (said !== undefined) return {kind: 'say', text: unquoted(said.trim())};
  const [, verb, amount] =
    /^(shorten|lengthen)(?: it)? by (\d{1,2}(?:[.,]\d{1,3})?) ?s(?:ec(?:onds?)?)?\.?$/i.exec(words) ?? [];
  const seconds = Number(amount?.replace(',', '.'));
  if (verb !== undefined && seconds > 0 && seconds <= 30)
    return {kind: verb.toLowerCase() === 'shorten' ? 'shorten' : 'lengthen', seconds};
  const [, take] = /^take (\d{1,3})\.?$/i.exec(words) ?? [];
  if (Number(take) >= 1) return {kind: 'take', take: Number(take)};
  if (/^bigger\.?$/i.test(words)) return {kind: 'bigger'};
  return /^smaller\.?$/i.test(words) ? {kind: 'smaller'} : null;
}
