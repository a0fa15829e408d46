import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {countCharacters} from '../../../../spot/findings/words.ts';
import {graphicsRule, isCaption, secondsSeen} from '../../graphics.ts';

const NETFLIX = 'Netflix Timed Text Style Guide, General Requirements';

/** Captions that are too fast, or whose lines are too many or too long. */
export const graphicsCaptions = graphicsRule({
  id: 'graphics-captions',
  version: 1,
  title: 'A caption is too fast or too long.',
  severity: 'error',
  limits: {
    rate: {value: 20, unit: 'characters a second', stricter: 'lower', source: `${NETFLIX}: adult programmes`},
    shortest: {value: 0.833, unit: 's', stricter: 'higher', source: `${NETFLIX}: at least 5/6 s`},
    lines: {value: 2, unit: 'lines', stricter: 'lower', source: NETFLIX},
    line: {value: 42, unit: 'characters in a line', stricter: 'lower', source: NETFLIX},
  },
  judge({spot, shown}, {rate, shortest, lines, line}) {
    return shown.filter(isCaption).flatMap((caption): Fault[] => {
      const parts = caption.runs[0]?.parts ?? [];
      const seconds = secondsSeen(caption, spot) + 1 / spot.fps;
      const least = Math.max(shortest, countCharacters(caption.text) / rate);
      const longest = Math.max(0, ...parts.map(({text}) => countCharacters(text)));
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
        ...(longest > line
          ? [fault(`in lines of at most ${line} characters`, `a line of ${longest} characters`)]
          : []),
      ];
    });
  },
});
