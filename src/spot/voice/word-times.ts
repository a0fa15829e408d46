import {type CaptionWord, captionWord, spreadWords} from '../captions/caption.ts';
import {CLAUSE_ENDS, SENTENCE_ENDS} from '../captions/sentence-marks.ts';
import type {SpokenPart} from './spoken-parts.ts';

/** When each character of a spoken text is said, in milliseconds from its start. Spaces are left out. */
export type CharacterTimes = {starts: readonly number[]; ends: readonly number[]};

/** The characters that a vendor returned with their times, in seconds. */
export type TimedCharacters = {
  characters: readonly string[];
  starts: readonly number[];
  ends: readonly number[];
};

/** The times of the characters that are no spaces. A time before that of an earlier character is put right. */
export function characterTimes({characters, starts, ends}: TimedCharacters): CharacterTimes {
  const times: {starts: number[]; ends: number[]} = {starts: [], ends: []};
  let latest = 0;
  for (const [index, text] of characters.entries()) {
    // A vendor may count a character outside of the basic plane as one, and several as one: each code unit gets a time of its own.
    const units = bare(text).length;
    const start = Math.max(latest, (starts[index] ?? 0) * 1000);
    const end = Math.max(start, (ends[index] ?? 0) * 1000);
    for (let unit = 0; unit < units; unit++) {
      times.starts.push(start + ((end - start) * unit) / units);
      times.ends.push(start + ((end - start) * (unit + 1)) / units);
    }
    if (units > 0) latest = start;
  }
  return times;
}

/** A silence in a recording, in seconds. */
export type Silence = {from: number; to: number};

/**
 * Estimates the times of the characters of a text from its recording, for voices that return none. The longest silences are the
 * pauses after full stops, colons and commas, in their order; between two pauses the characters share the time evenly.
 */
export function estimatedTimes(
  spoken: string,
  seconds: number,
  silences: readonly Silence[],
): CharacterTimes {
  const end = silences.find(({to}) => to >= seconds - EDGE);
  const start = silences.find(({from}) => from <= EDGE);
  const from = start && start !== end ? start.to : 0;
  const to = end && end.from > from ? end.from : seconds;
  const phrases = (spoken.match(PHRASES) ?? [])
    .map((phrase) => bare(phrase).length)
    .filter((length) => length > 0);
  const inner = silences.filter((each) => each !== start && each !== end && each.from > from && each.to < to);
  const isMatched = inner.length >= phrases.length - 1;
  const pauses = isMatched
    ? [...inner]
        .sort((a, b) => b.to - b.from - (a.to - a.from))
        .slice(0, phrases.length - 1)
        .sort((a, b) => a.from - b.from)
    : [];
  const runs = isMatched ? phrases : [phrases.reduce((sum, length) => sum + length, 0)];
  const times: {starts: number[]; ends: number[]} = {starts: [], ends: []};
  for (const [index, length] of runs.entries()) {
    const [begins, stops] = [pauses[index - 1]?.to ?? from, pauses[index]?.from ?? to];
    for (let at = 0; at < length; at++) {
      times.starts.push((begins + ((stops - begins) * at) / length) * 1000);
      times.ends.push((begins + ((stops - begins) * (at + 1)) / length) * 1000);
    }
  }
  return times;
}

/** Seconds at either end within which a silence counts as that of the end. */
const EDGE = 0.02;

/** Up to the signs after which people pause. A sign within a number is none. */
const PHRASES = new RegExp(
  `[\\s\\S]+?(?:[${SENTENCE_ENDS}${CLAUSE_ENDS}–—]+(?=\\s|$)|[。！？、，；：]+|$)`,
  'gu',
);

/** The words of a line as they are written, with the times at which they are said. */
export function wordsWithTimes(
  parts: readonly SpokenPart[],
  times: CharacterTimes,
  language: string,
): CaptionWord[] {
  const text = parts.map((part) => part.text).join('');
  const written = bare(text).length;
  if (written === 0 || times.starts.length === 0) return [];
  const place = placesIn(parts, times.starts.length);
  let before = 0;
  // Spread over as many milliseconds as there are characters, a word has the places of its characters as its times.
  return spreadWords(text, 0, written, language).map((word) => {
    const first = place(Math.round(word.startMs));
    const last = Math.max(first, place(Math.round(word.endMs)) - 1);
    const startMs = Math.max(before, times.starts[first] ?? before);
    const endMs = Math.max(startMs, times.ends[last] ?? startMs);
    before = startMs;
    return captionWord(word.text, startMs, endMs);
  });
}

/** The place of a written character among those that are said. */
function placesIn(parts: readonly SpokenPart[], said: number): (written: number) => number {
  const spans: {written: number; spoken: number; from: number; to: number}[] = [];
  let [written, spoken] = [0, 0];
  for (const part of parts) {
    const [from, to] = [bare(part.text).length, bare(part.spoken).length];
    spans.push({written, spoken, from, to});
    written += from;
    spoken += to;
  }
  // A vendor that normalises the text returns other characters than it was given.
  const scale = spoken === 0 ? 0 : said / spoken;
  return (at) => {
    const span = spans.findLast((each) => each.written <= at && each.from > 0);
    if (!span) return 0;
    const within = span.from === 0 ? 0 : ((at - span.written) / span.from) * span.to;
    return Math.min(said, Math.max(0, Math.round((span.spoken + within) * scale)));
  };
}

const bare = (text: string): string => text.replaceAll(/\s+/g, '');
