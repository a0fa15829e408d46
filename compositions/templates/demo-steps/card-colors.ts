import type {StagedBrand} from 'tenspot';
import {contrast, textOn} from 'tenspot/picture';

/** Least contrast of large text and of shapes: WCAG 2.2, 1.4.3 and 1.4.11. */
const MIN_CONTRAST = 3;

/** Colours of a card: background, text, and accent. */
export type CardColors = {ground: string; ink: string; accent: string};

/** The opening is on the brand's background, the close on its primary colour; the steps alternate between the others. */
export function cardColors(
  brand: StagedBrand,
  steps: number,
): {intro: CardColors; steps: CardColors[]; close: CardColors} {
  const {background, foreground, primary, secondary, tertiary} = brand.color;
  const candidates = [...new Set([secondary, tertiary, background])].filter((color) => color !== primary);
  const cards =
    candidates[0] === background || candidates.length === 0 ? [foreground, ...candidates] : candidates;
  const paint = (ground: string, accents: string[]): CardColors => {
    const ink = textOn(ground, brand);
    return {ground, ink, accent: accents.find((color) => contrast(color, ground) >= MIN_CONTRAST) ?? ink};
  };
  return {
    intro: paint(background, [primary]),
    steps: Array.from({length: steps}, (_, index) =>
      paint(cards[index % cards.length] ?? background, [primary, foreground]),
    ),
    close: paint(primary, [secondary, background, tertiary]),
  };
}
