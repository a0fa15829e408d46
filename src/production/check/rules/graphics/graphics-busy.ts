import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {graphicsRule, groundsOf} from '../../graphics.ts';

/** Text that crosses an edge in the picture: a handle, a horizon, the border of a panel. Text with an outline or a shadow is not judged. */
export const graphicsBusy = graphicsRule({
  id: 'graphics-busy',
  version: 5,
  title: 'A text crosses an edge in the picture.',
  severity: 'warning',
  limits: {
    reach: {
      value: 0.6,
      unit: 'heights of the line',
      stricter: 'lower',
      source:
        'Own: an edge over more than half of a line crosses several strokes; an edge is a step of 10 in CIE L*, or of a fifth of the difference between the text and the picture behind it',
    },
    seconds: {
      value: 0.5,
      unit: 's',
      stricter: 'lower',
      source: 'Own: a dissolve under a text takes less time',
    },
  },
  judge(graphics, {reach, seconds}) {
    return graphics.shown.flatMap((element): Fault[] => {
      if (element.kind !== 'text') return [];
      const grounds = groundsOf(graphics, element);
      const lines = Map.groupBy(grounds, ({text}) => text);
      const crossed = [...lines.values()].flatMap((line) => {
        const busy = line.filter(({edge}) => edge > reach);
        const share = busy.length / line.length;
        return (share * element.rest.frames) / graphics.spot.fps >= seconds ? busy : [];
      });
      const [worst] = crossed.toSorted((a, b) => b.edge - a.edge);
      if (!worst) return [];
      return [
        {
          frames: element.rest,
          expected: `${quote(worst.text)} over an even part of the picture, with no edge longer than ${reach} heights of its line`,
          got: `an edge of ${worst.edge.toFixed(1)} heights at frame ${worst.frame}`,
          evidence: {
            frame: worst.frame,
            box: worst.box,
            field: element.name,
            text: worst.text,
            edge: worst.edge,
          },
        },
      ];
    });
  },
});
