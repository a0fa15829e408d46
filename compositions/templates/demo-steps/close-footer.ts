import {heightOf, useLayout, useSpot, type WordsProps} from 'tenspot/picture';

/** Units: heights, the space under the price and under the button, and between the lines of small print. */
const SIZE = {price: 10.5, cta: 9, between: 3.4, below: 2.6, within: 1.4};

/** Highest price in a narrow column, as a part of its width. */
const PRICE = 0.19;

/** Sizes of type in units. */
const PRINT = {url: 3.3, legal: 2.5, lines: 7};

/** Price, button and small print from the bottom up: small print takes the lines that it needs. */
export function useFoot(
  width: number,
  {price, legal}: {price?: string | undefined; legal?: string | undefined},
) {
  const spot = useSpot();
  const {u} = useLayout();
  const {brand} = spot;
  const print = (
    children: string | null,
    field: string,
    max: number,
    weight = brand.typography.base.weight,
  ): WordsProps[] =>
    children
      ? [
          {
            children,
            field,
            type: 'base',
            width,
            height: u(PRINT.legal * 1.25 * PRINT.lines),
            min: u(PRINT.legal),
            max: u(max),
            lines: PRINT.lines,
            typeStyle: {weight, 'line-height': 1.25, 'letter-spacing': 0, case: 'as-written'},
          },
        ]
      : [];
  const small = [
    ...print(brand.endCard.url, 'brand.end-card.url', PRINT.url, 650),
    ...print(legal ?? brand.legal, 'copy.legal', PRINT.legal),
  ].map((words, index) => ({words, above: u(index === 0 ? SIZE.below : SIZE.within)}));
  const tall = Math.min(u(SIZE.price), width * PRICE);
  const upper = price ? tall + u(SIZE.between) : 0;
  return {
    small,
    price: tall,
    cta: u(SIZE.cta),
    /** Over the foot, and under the price. */
    between: u(SIZE.between),
    height: small.reduce((sum, {words, above}) => sum + above + heightOf(words, spot), upper + u(SIZE.cta)),
  };
}
