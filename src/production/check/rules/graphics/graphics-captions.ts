import {quote} from '../../../../spot/findings/layout-rules.ts';
import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {countCharacters} from '../../../../spot/findings/words.ts';
import {charactersByScript} from '../../../../spot/findings/writing-script.ts';
import {graphicsRule, isCaption, secondsSeen} from '../../graphics.ts';
import {READING_RATES, secondsToRead} from './reading.ts';

const NETFLIX = 'Netflix Timed Text Style Guide, General Requirements';

/** Captions that are too fast, or whose lines are too many or too long. */
export const graphicsCaptions = graphicsRule({
  id: 'graphics-captions',
  version: 2,
  title: 'A caption is too fast or too long.',
  severity: 'error',
  limits: {
    ...READING_RATES,
    shortest: {value: 0.833, unit: 's', stricter: 'higher', source: `${NETFLIX}: at least 5/6 s`},
    lines: {value: 2, unit: 'lines', stricter: 'lower', source: NETFLIX},
    line: {value: 42, unit: 'characters in a line', stricter: 'lower', source: NETFLIX},
    lineEastAsian: {
      value: 16,
      unit: 'characters in a line of Chinese or Korean',
      stricter: 'lower',
      source: 'Netflix Timed Text Style Guides, Chinese and Korean',
    },
    lineJapanese: {
      value: 13,
      unit: 'characters in a line of Japanese',
      stricter: 'lower',
      source: 'Netflix Timed Text Style Guide, Japanese',
    },
  },
  judge({spot, shown}, {shortest, lines, line, lineEastAsian, lineJapanese, ...rates}) {
    return readTexts(shown, spot.fps)
      .filter(isCaption)
      .flatMap((caption): Fault[] => {
        const parts = caption.runs[0]?.parts ?? [];
        const seconds = secondsSeen(caption, spot) + 1 / spot.fps;
        const least = Math.max(shortest, secondsToRead(caption.text, spot.language, rates));
        const longest = Math.max(0, ...parts.map(({text}) => countCharacters(text)));
        const {japanese, chinese, korean} = charactersByScript(caption.text, spot.language);
        const most = japanese > 0 ? lineJapanese : chinese + korean > 0 ? lineEastAsian : line;
        const fault = (expected: string, got: string): Fault => ({
          frames: caption.seen,
          expected: `${quote(caption.text)} ${expected}`,
          got,
          evidence: {frame: caption.rest.from, box: parts[0]?.ink, field: caption.name},
        });
        return [
          ...(seconds < least
            ? [fault(`for at least ${least.toFixed(2)} s`, `${secondsSeen(caption, spot).toFixed(2)} s`)]
            : []),
          ...(parts.length > lines ? [fault(`in at most ${lines} lines`, `${parts.length} lines`)] : []),
          ...(longest > most
            ? [fault(`in lines of at most ${most} characters`, `a line of ${longest} characters`)]
            : []),
        ];
      });
  },
});
