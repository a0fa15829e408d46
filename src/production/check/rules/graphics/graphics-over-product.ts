import type {InspectedElement} from '../../../../spot/findings/inspection.ts';
import {distance, quote} from '../../../../spot/findings/layout-rules.ts';
import {areaOfProduct, coveredByProduct} from '../../../../spot/findings/product-place.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ElementRun, ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {graphicsRule} from '../../graphics.ts';
import {clearFocus} from './clear-focus.ts';

/** Text, a logo or a plate over the product. A product that fills the frame, as in a close-up, cannot be avoided and does not count. */
export const graphicsOverProduct = graphicsRule({
  id: 'graphics-over-product',
  version: 3,
  title: 'Graphics are over the product.',
  severity: 'error',
  limits: {
    covered: {
      value: 2,
      unit: '% of the area of the words',
      stricter: 'lower',
      source: 'Own: the edges of a found product have an error of 1 to 2 %',
    },
    fills: {
      value: 50,
      unit: '% of the frame from which a product counts as a close-up',
      stricter: 'higher',
      source: 'Own: a product over half of the frame leaves no part of a safe zone free',
    },
  },
  judge(graphics, {covered, fills}) {
    const {spot, shown, product} = graphics;
    const frame = spot.width * spot.height;
    const places = product.filter((place) => (100 * areaOfProduct(place)) / frame < fills);
    return shown.flatMap((element): Fault[] => {
      const meetings = element.runs.flatMap((run) =>
        places
          .filter((place) => place.frame >= run.from && place.frame < run.from + run.frames)
          .flatMap((place) =>
            visibleParts(element, run).map(({ink, text}) => ({
              place,
              ink,
              text,
              share: 100 * coveredByProduct(ink, place),
            })),
          ),
      );
      const [worst] = meetings.toSorted((a, b) => b.share - a.share);
      if (!worst || worst.share <= covered) return [];
      const name = worst.text === '' ? element.name : quote(worst.text);
      const fix = clearFocus({...graphics, product: places}, worst.place.frame, covered);
      return [
        {
          frames: element.rest,
          expected: `${name} beside the product`,
          got: `${worst.share.toFixed(0)} % of it over the product at frame ${worst.place.frame}`,
          evidence: {
            frame: worst.place.frame,
            box: worst.ink,
            product: worst.place.box,
            field: element.name,
            share: worst.share,
          },
          ...(fix ? {fix} : {}),
        },
      ];
    });
  },
});

/** Glyphs, logos and plates. Other boxes, such as a card that covers the footage, hide the product on purpose. */
const visibleParts = ({kind}: ShownElement, {parts, inspected}: ElementRun): readonly InspectedElement[] =>
  kind === 'box'
    ? parts.filter(({box}) => inspected.panels.some((panel) => panel.plate && distance(panel.box, box) <= 1))
    : parts;
