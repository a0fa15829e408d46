import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {graphicsRule, groundsOf} from '../../graphics.ts';

const WCAG = 'WCAG 2.2, 1.4.3 Contrast (Minimum)';
const LARGE = `${WCAG}: full screen, the shorter side of a frame is that of a phone, 390 CSS px`;

/** Text with too little contrast with the picture behind it, at the worst 5 % of the pixels of the worst measured frame. */
export const graphicsContrast = graphicsRule({
  id: 'graphics-contrast',
  version: 4,
  title: 'A text has too little contrast with the picture behind it.',
  severity: 'error',
  limits: {
    text: {value: 4.5, unit: 'to 1', stricter: 'higher', source: WCAG},
    large: {value: 3, unit: 'to 1, for large text', stricter: 'higher', source: WCAG},
    largeSize: {
      value: 6.15,
      unit: '% of the shorter side, size of large text',
      stricter: 'higher',
      source: `${LARGE}, and large text is 24 CSS px`,
    },
    inFeed: {
      value: 100,
      unit: '% of those sizes, of the width in place of the shorter side; with less, too little contrast for other text is a warning',
      stricter: 'higher',
      source: `${WCAG}: in a feed, the width of a frame is that of a phone, 390 CSS px`,
    },
    boldSize: {
      value: 4.78,
      unit: '% of the shorter side, size of large bold text',
      stricter: 'higher',
      source: `${LARGE}, and large bold text is 18.66 CSS px`,
    },
  },
  judge(graphics, {text, large, largeSize, boldSize, inFeed}) {
    return graphics.shown.flatMap((element): Fault[] => {
      if (element.kind !== 'text') return [];
      const {width, height} = graphics.spot;
      const parts = element.runs.flatMap((run) => run.parts);
      const measured = groundsOf(graphics, element).flatMap((ground) => {
        // Lines of one text may have several sizes.
        const style = parts.find((part) => part.text === ground.text)?.style;
        if (!style) return [];
        const isLarge = (length: number): boolean => {
          const size = (100 * style.size) / length;
          return size >= largeSize || (style.weight >= 700 && size >= boldSize);
        };
        const leastFull = isLarge(Math.min(width, height)) ? large : text;
        const least = isLarge((width * inFeed) / 100) ? leastFull : text;
        return [{...ground, style, leastFull, least}];
      });
      const [worst] = measured.toSorted(
        (a, b) =>
          a.contrast / a.leastFull - b.contrast / b.leastFull || a.contrast / a.least - b.contrast / b.least,
      );
      if (!worst) return [];
      const {style, leastFull, least} = worst;
      if (worst.contrast >= least) return [];
      return [
        {
          severity: worst.contrast < leastFull ? 'error' : 'warning',
          frames: element.rest,
          expected: `a contrast of at least ${least} to 1 between ${quote(worst.text)} and the picture behind it`,
          got: `${(Math.floor(worst.contrast * 100) / 100).toFixed(2)} to 1 at frame ${worst.frame}`,
          evidence: {
            frame: worst.frame,
            box: worst.box,
            field: element.name,
            text: worst.text,
            contrast: worst.contrast,
            color: style.paint.color,
          },
        },
      ];
    });
  },
});
