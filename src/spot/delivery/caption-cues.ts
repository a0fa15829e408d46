import {hasTimes} from '../captions/cue-text.ts';

/** Kinds of files with captions. */
export const CAPTION_KINDS = ['srt', 'vtt'] as const;
export type CaptionKind = (typeof CAPTION_KINDS)[number];

/** One caption: when it is shown, in seconds, and the line of its times, from 1. */
export type CaptionCue = {from: number; to: number; line: number};

/** What is wrong with a file of captions, and in which line. */
export type CaptionFault = {line: number; expected: string; got: string};

const TIMES = {
  srt: /^(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})$/,
  vtt: /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t]+\S.*)?$/,
};

const EXAMPLE = {srt: '00:00:01,000 --> 00:00:02,500', vtt: '00:01.000 --> 00:02.500'};

/** Blocks of WebVTT that are no captions. */
const OTHER_BLOCK = /^(NOTE|STYLE|REGION)([ \t]|$)/;

/**
 * Reads the times of captions in SubRip, or in WebVTT (https://www.w3.org/TR/webvtt1/). Strict: a file that one player reads and another
 * does not is a fault. Returns the first fault instead of the cues.
 */
export function captionCues(text: string, kind: CaptionKind): CaptionCue[] | CaptionFault {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const cues: CaptionCue[] = [];
  let at = 0;
  if (kind === 'vtt') {
    const [first = ''] = lines;
    if (!/^WEBVTT([ \t]|$)/.test(first)) return {line: 1, expected: 'WEBVTT', got: shown(first)};
    while (lines[at]?.trim()) {
      if (hasTimes(lines[at] ?? '')) return unparted(at + 1, lines[at] ?? '');
      at += 1;
    }
  }
  while (at < lines.length) {
    if (!lines[at]?.trim()) {
      at += 1;
      continue;
    }
    const from = at;
    while (lines[at]?.trim()) at += 1;
    const block = lines.slice(from, at);
    const isOther = kind === 'vtt' && OTHER_BLOCK.test(block[0] ?? '');
    const timesAt = isOther ? 0 : block.findIndex(hasTimes);
    const again = block.findIndex((each, index) => index > timesAt && hasTimes(each));
    if (timesAt >= 0 && again >= 0) return unparted(from + again + 1, block[again] ?? '');
    if (isOther) continue;
    const cue = cueOf(block, from + 1, kind, cues.at(-1));
    if ('expected' in cue) return cue;
    cues.push(cue);
  }
  return cues.length > 0 ? cues : {line: 1, expected: 'a caption', got: 'none'};
}

const unparted = (line: number, text: string): CaptionFault => ({
  line,
  expected: 'an empty line between two captions',
  got: shown(text),
});

function cueOf(
  block: readonly string[],
  line: number,
  kind: CaptionKind,
  before: CaptionCue | undefined,
): CaptionCue | CaptionFault {
  const hasId = !(block[0] ?? '').includes('-->');
  const number = (block[0] ?? '').trim();
  if (kind === 'srt' && (!hasId || !/^\d+$/.test(number)))
    return {line, expected: 'the number of a caption', got: shown(number)};
  const timesAt = line + (hasId ? 1 : 0);
  const times = block[hasId ? 1 : 0]?.trimEnd() ?? '';
  const match = TIMES[kind].exec(times);
  if (!match) return {line: timesAt, expected: EXAMPLE[kind], got: shown(times)};
  const [from, to] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))];
  if (to <= from) return {line: timesAt, expected: 'an end after the start', got: times};
  if (before && from < before.from)
    return {line: timesAt, expected: 'a start not before that of the caption above', got: times};
  if (block.length < (hasId ? 3 : 2)) return {line: timesAt, expected: 'a text below the times', got: 'none'};
  return {from, to, line: timesAt};
}

const secondsOf = (parts: readonly (string | undefined)[]): number => {
  const [hours = '0', minutes = '0', seconds = '0', thousandths = '0'] = parts;
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds) + Number(thousandths) / 1000;
};

const shown = (text: string): string => JSON.stringify(text.slice(0, 60));
