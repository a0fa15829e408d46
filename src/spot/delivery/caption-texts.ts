import {withCharacters, withoutMarks} from '../captions/cue-text.ts';
import {type CaptionFault, type CaptionKind, strictCues} from './caption-cues.ts';

/** A caption as it is shown: from and to in seconds, and its words without marks of style. */
export type CaptionText = {from: number; to: number; text: string};

/** The captions of a file with their words. Returns the first fault instead, as `strictCues` does. */
export function captionTexts(file: string, kind: CaptionKind): CaptionText[] | CaptionFault {
  const cues = strictCues(file, kind);
  if (!Array.isArray(cues)) return cues;
  return cues.map(({start, end, text}) => {
    const words = withoutMarks(text.join('\n')).trim();
    // Players of SubRip show character references as they are written.
    return {from: start / 1000, to: end / 1000, text: kind === 'vtt' ? withCharacters(words) : words};
  });
}
