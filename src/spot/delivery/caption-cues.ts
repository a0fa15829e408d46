import {type FileCue, readCues} from '../captions/read-cues.ts';

/** Kinds of files with captions. */
export const CAPTION_KINDS = ['srt', 'vtt'] as const;
export type CaptionKind = (typeof CAPTION_KINDS)[number];

/** One caption: when it is shown, in seconds, and the line of its times, from 1. */
export type CaptionCue = {from: number; to: number; line: number};

/** What is wrong with a file of captions, and in which line. */
export type CaptionFault = {line: number; expected: string; got: string};

/**
 * Reads the captions of a file that goes out. Strict: a file that one player reads and another does not is a fault. Returns the first fault
 * instead of the captions.
 */
export function strictCues(text: string, kind: CaptionKind): FileCue[] | CaptionFault {
  const {cues, faults} = readCues(text, kind);
  const [first] = [...faults].sort((a, b) => a.line - b.line);
  if (first) return {line: first.line, expected: first.expected, got: first.got};
  return cues.length > 0 ? cues : {line: 1, expected: 'a caption', got: 'none'};
}

/** The times of the captions of a file that goes out. Returns the first fault instead, as `strictCues` does. */
export function captionCues(text: string, kind: CaptionKind): CaptionCue[] | CaptionFault {
  const cues = strictCues(text, kind);
  return Array.isArray(cues)
    ? cues.map(({start, end, line}) => ({from: start / 1000, to: end / 1000, line}))
    : cues;
}
