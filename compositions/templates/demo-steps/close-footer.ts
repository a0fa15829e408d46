import {type FittedTextProps, textHeight, useLayout, useSpot} from 'tenspot/picture';

/** Units: heights of price and button; space below the price, below the button, and between the small texts. */
const SIZE = {price: 10.5, cta: 9, between: 3.4, below: 2.6, within: 1.4};

/** Largest height of the price, as a fraction of the width of the column. */
const MAX_PRICE = 0.19;

/** Font sizes in units, and the maximum number of lines of each small text. */
const SMALL = {url: 3.3, legal: 2.5, lines: 7};

/** Heights of price, button, URL and legal line at the bottom of the close, in pixels. URL and legal line take the lines that they need. */
export function useCloseFooter(
  width: number,
  {price, legal}: {price?: string | undefined; legal?: string | undefined},
) {
  const spot = useSpot();
  const {u} = useLayout();
  const {brand} = spot;
  const smallText = (
    children: string | null,
    field: string,
    max: number,
    weight = brand.typography.base.weight,
  ): FittedTextProps[] =>
    children
      ? [
          {
            children,
            field,
            type: 'base',
            width,
            height: u(SMALL.legal * 1.25 * SMALL.lines),
            min: u(SMALL.legal),
            max: u(max),
            lines: SMALL.lines,
            typeStyle: {weight, 'line-height': 1.25, 'letter-spacing': 0, case: 'as-written'},
          },
        ]
      : [];
  const small = [
    ...smallText(brand.endCard.url, 'brand.end-card.url', SMALL.url, 650),
    ...smallText(legal ?? brand.legal, 'copy.legal', SMALL.legal),
  ].map((words, index) => ({words, above: u(index === 0 ? SIZE.below : SIZE.within)}));
  const priceHeight = Math.min(u(SIZE.price), width * MAX_PRICE);
  const upper = price ? priceHeight + u(SIZE.between) : 0;
  return {
    small,
    price: priceHeight,
    cta: u(SIZE.cta),
    /** Space above the footer, and below the price. */
    between: u(SIZE.between),
    height: small.reduce((sum, {words, above}) => sum + above + textHeight(words, spot), upper + u(SIZE.cta)),
  };
}
