import {type CaptionFault, type CaptionKind, captionCues} from './caption-cues.ts';

/** A caption as it is shown: from and to in seconds, and its words without marks of style. */
export type CaptionText = {from: number; to: number; text: string};

/** Marks of style and speaker in SubRip and WebVTT: `<i>`, `<v Ada>`, `{\an8}`. */
const MARKS = /<\/?(?:[bciuv]|font|lang|ruby|rt)(?:[ .][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}/gi;

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** The captions of a file with their words. Returns the first fault instead, as `captionCues` does. */
export function captionTexts(file: string, kind: CaptionKind): CaptionText[] | CaptionFault {
  const cues = captionCues(file, kind);
  if (!Array.isArray(cues)) return cues;
  const lines = file.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return cues.map(({from, to, line}) => {
    const rest = lines.slice(line);
    const end = rest.findIndex((each) => !each.trim());
    const text = (end < 0 ? rest : rest.slice(0, end)).join('\n').replace(MARKS, '').trim();
    return {
      from,
      to,
      text: kind === 'vtt' ? text.replace(/&(\w+);/g, (all, name) => NAMED[name] ?? all) : text,
    };
  });
}
