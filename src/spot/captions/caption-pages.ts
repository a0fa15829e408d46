import {countCharacters} from '../findings/words.ts';
import {charactersByScript} from '../findings/writing-script.ts';
import type {CaptionWord} from './caption.ts';
import {CLAUSE_ENDS, SENTENCE_ENDS} from './sentence-marks.ts';

/** What is on screen at once: at most two lines of words. Times are milliseconds. */
export type CaptionPage = {lines: CaptionWord[][]; startMs: number; endMs: number};

/** A page that is too fast to be read, and how many of its words have to go. */
export type FastPage = {text: string; startMs: number; seconds: number; needed: number; cut: number};

/** How captions are divided. */
export type CaptionRules = {
  /** A BCP 47 tag. */
  language: string;
  /** Most characters of a line; Chinese, Japanese and Korean have at most 16, 13 and 16. */
  lineLength: number;
  /** Milliseconds of the spot: no page ends later. */
  lengthMs: number;
};

/** Characters a second of adult programmes, by script, and the shortest time of a caption: Netflix Timed Text Style Guides. */
const RATES = {korean: 12, chinese: 9, japanese: 4, other: 20};
const SHORTEST_MS = 5000 / 6;

/** Silence after which a new page begins, in milliseconds. Own: shorter than the pause between two takes of breath. */
const SILENCE_MS = 700;

/**
 * Divides words into pages of at most two lines, at the ends of sentences and phrases where it can. A page stays until its words can be
 * read (5/6 s, and 20 characters a second), if the next one does not begin before.
 */
export function captionPages(words: readonly CaptionWord[], rules: CaptionRules): CaptionPage[] {
  const groups = forcedGroups(words);
  const pages = groups.flatMap((group) => breakGroup(group, rules));
  return pages.map((lines, at) => {
    const flat = lines.flat();
    const startMs = flat[0]?.startMs ?? 0;
    const said = Math.max(...flat.map(({endMs}) => endMs));
    const next = pages[at + 1]?.[0]?.[0]?.startMs ?? Math.max(rules.lengthMs, said);
    const wanted = startMs + readingMs(captionText(flat), rules.language);
    return {lines, startMs, endMs: Math.max(startMs, Math.min(next, Math.max(said, wanted)))};
  });
}

/** The pages whose words cannot be read in their time. */
export const fastPages = (
  pages: readonly CaptionPage[],
  {language}: Pick<CaptionRules, 'language'>,
): FastPage[] =>
  pages.flatMap(({lines, startMs, endMs}) => {
    const words = lines.flat();
    const needed = readingMs(captionText(words), language);
    // Within one frame of the slowest rate, times are equal.
    if (endMs - startMs >= needed - 1000 / 24) return [];
    const kept =
      words.findLastIndex(
        (_, at) => readingMs(captionText(words.slice(0, at + 1)), language) <= endMs - startMs,
      ) + 1;
    return [
      {
        text: captionText(words),
        startMs,
        seconds: (endMs - startMs) / 1000,
        needed: needed / 1000,
        cut: words.length - kept,
      },
    ];
  });

/** Words as one text. */
export const captionText = (words: readonly CaptionWord[]): string =>
  words
    .map(({text}) => text)
    .join('')
    .trim();

/**
 * The text of words, for rules that read sentences: where it has no marks of sentences, in the parts that a pause or a person made, but not
 * parted after a number.
 */
export function captionParts(words: readonly CaptionWord[]): string[] {
  const whole = captionText(words);
  if (SENTENCE_END.test(whole)) return [whole];
  const parts: string[] = [];
  for (const text of forcedGroups(words).map(captionText)) {
    const before = parts.at(-1);
    if (before !== undefined && IN_CLAUSE.test(before)) parts[parts.length - 1] = `${before} ${text}`;
    else parts.push(text);
  }
  return parts;
}

function readingMs(text: string, language: string): number {
  const scripts = charactersByScript(text, language);
  const seconds = Object.entries(RATES).reduce(
    (sum, [script, rate]) => sum + scripts[script as keyof typeof RATES] / rate,
    0,
  );
  return Math.max(SHORTEST_MS, seconds * 1000);
}

/** Words between which no page may go on: after a caption that a person made, and where there is silence. */
function forcedGroups(words: readonly CaptionWord[]): CaptionWord[][] {
  const groups: CaptionWord[][] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const breaks = !before || before.pageBreakAfter || word.startMs - before.endMs >= SILENCE_MS;
    if (breaks) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

/** Divides a group into pages with the least cost, from its end to its beginning. */
function breakGroup(group: readonly CaptionWord[], rules: CaptionRules): CaptionWord[][][] {
  const best: {cost: number; next: number; lines: CaptionWord[][]}[] = [];
  best[group.length] = {cost: 0, next: group.length, lines: []};
  for (let from = group.length - 1; from >= 0; from--) {
    for (let to = from + 1; to <= group.length; to++) {
      const words = group.slice(from, to);
      const lines = layLines(words, rules);
      if (!lines && to > from + 1) break;
      const duration = (group[to]?.startMs ?? words.at(-1)?.endMs ?? 0) - (words[0]?.startMs ?? 0);
      const late = Math.max(0, readingMs(captionText(words), rules.language) - duration) / 100;
      const cost =
        PAGE_COST + breakCost(words.at(-1), group[to]) + late + (best[to]?.cost ?? Number.POSITIVE_INFINITY);
      if (cost < (best[from]?.cost ?? Number.POSITIVE_INFINITY))
        best[from] = {cost, next: to, lines: lines ?? [words]};
    }
  }
  const pages: CaptionWord[][][] = [];
  for (let at = 0; at < group.length; at = best[at]?.next ?? group.length) pages.push(best[at]?.lines ?? []);
  return pages;
}

const SENTENCE_END = new RegExp(`[${SENTENCE_ENDS}]`, 'u');
const AFTER_SENTENCE = new RegExp(`[${SENTENCE_ENDS}]["'”’»)]*$`, 'u');
const AFTER_CLAUSE = new RegExp(`[${CLAUSE_ENDS}–—]["'”’»)]*$`, 'u');
const IN_CLAUSE = new RegExp(`[\\p{N}${CLAUSE_ENDS}–—-]$`, 'u');

/** What a page costs, in the units of `breakCost`: fewer and fuller pages are calmer. */
const PAGE_COST = 2;

/** How bad a break between two words is: none after a sentence, most within a phrase. */
function breakCost(before: CaptionWord | undefined, after: CaptionWord | undefined): number {
  if (!before || !after) return 0;
  const end = before.text.trim();
  if (AFTER_SENTENCE.test(end)) return 0;
  if (AFTER_CLAUSE.test(end)) return 1;
  if (BINDING.test(end.toLowerCase())) return 8;
  return BEGINNING.test(after.text.trim().toLowerCase()) ? 3 : 5;
}

/** Words of English and German that belong to what follows: a line does not end with them. */
const BINDING =
  /^(?:a|an|the|of|to|in|on|at|for|from|with|by|and|or|but|my|your|our|his|her|its|their|is|are|was|not|no|der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|zu|im|am|an|auf|für|von|vom|mit|bei|dein|deine|mein|meine|unser|unsere|nicht|kein|keine|\p{Nd}+)$/u;

/** Words with which a phrase begins. */
const BEGINNING =
  /^(?:and|or|but|because|when|while|that|which|who|if|so|then|for|with|in|on|at|und|oder|aber|weil|wenn|dass|denn|mit|in|auf|für|bei)$/u;

/** One or two lines, or undefined where the words do not fit: the best break, and of equal ones the most even. */
function layLines(
  words: readonly CaptionWord[],
  {language, lineLength}: CaptionRules,
): CaptionWord[][] | undefined {
  const text = captionText(words);
  const {japanese, chinese, korean} = charactersByScript(text, language);
  const most =
    japanese > 0 ? Math.min(13, lineLength) : chinese + korean > 0 ? Math.min(16, lineLength) : lineLength;
  if (countCharacters(text) <= most) return [[...words]];
  let best: {lines: CaptionWord[][]; cost: number} | undefined;
  for (let at = 1; at < words.length; at++) {
    const lines = [words.slice(0, at), words.slice(at)];
    const lengths = lines.map((line) => countCharacters(captionText(line)));
    if (Math.max(...lengths) > most) continue;
    const uneven = Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0)) / most;
    const cost = breakCost(words[at - 1], words[at]) + 6 * uneven;
    if (!best || cost < best.cost) best = {lines, cost};
  }
  return best?.lines;
}
