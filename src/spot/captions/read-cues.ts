/** A caption of SubRip or WebVTT. Times are milliseconds. */
export type FileCue = {
  start: number;
  end: number;
  /** The line of its times, from 1. */
  line: number;
  /** The lines of its text, with their marks of style. */
  text: string[];
};

/** What is wrong in a file of captions. */
type CueFault = {
  /** The line, from 1. */
  line: number;
  expected: string;
  got: string;
  fix: string;
  /** Whether what is meant is clear all the same. Players differ in what they tolerate: a file that goes out may have no such fault. */
  isTolerable: boolean;
};

/** Times as they are written by the formats. */
const TIMES = {
  srt: /^(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})$/,
  vtt: /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t]+\S.*)?$/,
};

/** Times as programs write them: with a point or a comma, without hours, with settings of the place. */
const ANY_TIMES =
  /^\s*(?:(\d+):)?([0-5]?\d):([0-5]\d)[,.](\d{1,3})\s*-->\s*(?:(\d+):)?([0-5]?\d):([0-5]\d)[,.](\d{1,3})(?:\s.*)?$/;

const EXAMPLE = {srt: '00:00:01,000 --> 00:00:02,500', vtt: '00:01.000 --> 00:02.500'};

/** Blocks of WebVTT that are no captions. */
const OTHER_BLOCK = /^(NOTE|STYLE|REGION)([ \t]|$)/;

/** A line with two times, however they are written: the first of a caption. */
const hasTimes = (line: string): boolean => /\d[.,]\d+\s*-->\s*\d/.test(line);

/** Consecutive lines that are not empty. `line`: the first one, from 1. */
type Block = {line: number; lines: string[]};

/**
 * Reads the captions of SubRip, or of WebVTT (https://www.w3.org/TR/webvtt1/), and everything that is wrong, in the order of the lines. A
 * caption with a fault that cannot be tolerated is left out.
 */
export function readCues(text: string, kind: keyof typeof TIMES): {cues: FileCue[]; faults: CueFault[]} {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const cues: FileCue[] = [];
  const faults: CueFault[] = [];
  if (kind === 'vtt' && !/^WEBVTT([ \t]|$)/.test(lines[0] ?? ''))
    return {cues, faults: [wrong(1, 'WEBVTT', shown(lines[0]), 'Begin the file with this word.')]};
  for (const block of blocksOf(lines)) {
    const isOther = kind === 'vtt' && (block.line === 1 || OTHER_BLOCK.test(block.lines[0] ?? ''));
    const read = isOther ? {cue: undefined, faults: unparted(block, 1)} : readCue(block, kind);
    faults.push(...read.faults);
    const {cue} = read;
    if (!cue) continue;
    if (cue.start < (cues.at(-1)?.start ?? 0))
      faults.push({
        ...wrong(cue.line, 'a start not before that of the caption above', shown(lines[cue.line - 1]), ORDER),
        isTolerable: true,
      });
    cues.push(cue);
  }
  return {cues, faults};
}

const ORDER = 'Put the captions in the order of their times.';

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const isEmpty = line.trim() === '';
    if (!isEmpty && isOpen) blocks.at(-1)?.lines.push(line);
    else if (!isEmpty) blocks.push({line: at + 1, lines: [line]});
    isOpen = !isEmpty;
  }
  return blocks;
}

/** Reads a caption: its number or name, its times, and its text. */
function readCue(
  block: Block,
  kind: keyof typeof TIMES,
): {cue: FileCue | undefined; faults: readonly CueFault[]} {
  const {line, lines} = block;
  const [first = '', second = ''] = lines;
  const timesAt = first.includes('-->') ? 0 : 1;
  const isNumbered = timesAt === 1 && /^\d+$/.test(first.trim());
  const faults: CueFault[] = [];
  if (kind === 'srt' && !isNumbered)
    faults.push({
      ...wrong(line, 'the number of a caption', shown(first), 'Put its number above the times.'),
      isTolerable: true,
    });
  if (timesAt === 1 && !second.includes('-->')) {
    const at = isNumbered && lines.length > 1 ? 1 : 0;
    faults.push(
      wrong(line + at, `two times above each text: ${EXAMPLE[kind]}`, shown(lines[at]), TIMES_MISSING),
    );
    return {cue: undefined, faults};
  }
  const times = lines[timesAt]?.trimEnd() ?? '';
  const match = ANY_TIMES.exec(times);
  const [start, end] = match ? [toMs(match.slice(1, 5)), toMs(match.slice(5, 9))] : [0, 0];
  const own = line + timesAt;
  if (!match || !TIMES[kind].test(times))
    faults.push({
      ...wrong(own, EXAMPLE[kind], shown(times), 'Correct the times.'),
      isTolerable: match !== null,
    });
  if (match && end <= start)
    faults.push(wrong(own, 'an end after the start', shown(times), 'Correct the times.'));
  const text = lines.slice(timesAt + 1);
  faults.push(...unparted(block, timesAt + 1), ...arrows(block, timesAt + 1));
  if (text.length === 0)
    faults.push({
      ...wrong(own, 'a text below the times', 'none', 'Write a text, or remove the times.'),
      isTolerable: true,
    });
  const isRead = match && end > start && faults.every(({isTolerable}) => isTolerable);
  return {cue: isRead ? {start, end, line: own, text} : undefined, faults};
}

const TIMES_MISSING =
  'Put the times above this text, or remove the text. A text cannot contain an empty line.';

/** The times of another caption in a block, from one of its lines on. */
const unparted = ({line, lines}: Block, from: number): CueFault[] =>
  lines.flatMap((each, at) =>
    at >= from && hasTimes(each)
      ? [
          wrong(
            line + at,
            'an empty line between two captions',
            shown(each),
            'Put an empty line above this caption.',
          ),
        ]
      : [],
  );

/** What a player may take for times. */
const arrows = ({line, lines}: Block, from: number): CueFault[] =>
  lines.flatMap((each, at) =>
    at >= from && each.includes('-->') && !hasTimes(each)
      ? [wrong(line + at, 'a text without `-->`', shown(each), 'Write an arrow in another way: →.')]
      : [],
  );

const wrong = (line: number, expected: string, got: string, fix: string): CueFault => ({
  ...{line, expected, got, fix},
  isTolerable: false,
});

const toMs = ([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly (
  | string
  | undefined
)[]): number =>
  (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));

const shown = (text = ''): string => JSON.stringify(text.trim().slice(0, 80));
