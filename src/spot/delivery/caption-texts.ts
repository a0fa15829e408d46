import {withCharacters, withoutMarks} from '../captions/cue-text.ts';
import {type CaptionFault, type CaptionKind, captionCues} from './caption-cues.ts';

/** A caption as it is shown: from and to in seconds, and its words without marks of style. */
export type CaptionText = {from: number; to: number; text: string};

/** The captions of a file with their words. Returns the first fault instead, as `captionCues` does. */
export function captionTexts(file: string, kind: CaptionKind): CaptionText[] | CaptionFault {
  const cues = captionCues(file, kind);
  if (!Array.isArray(cues)) return cues;
  const lines = file.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return cues.map(({from, to, line}) => {
    const rest = lines.slice(line);
    const end = rest.findIndex((each) => !each.trim());
    const text = withoutMarks((end < 0 ? rest : rest.slice(0, end)).join('\n')).trim();
    return {from, to, text: kind === 'vtt' ? withCharacters(text) : text};
  });
}
