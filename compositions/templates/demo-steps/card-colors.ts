import type {StagedBrand} from 'tenspot';
import {contrast, textOn} from 'tenspot/picture';

/** Contrast of large figures and filled shapes: WCAG 2.2, 1.4.3 and 1.4.11. */
const LARGE = 3;

/** What a panel is made of: its ground, the words on it, and what stands out from both. */
export type Paint = {ground: string; ink: string; accent: string};

/** The opening stands on the brand's ground, the close on its primary; the cards between take turns. */
export function paintsOf(brand: StagedBrand, steps: number): {intro: Paint; steps: Paint[]; close: Paint} {
  const {background, foreground, primary, secondary, tertiary} = brand.color;
  const own = [...new Set([secondary, tertiary, background])].filter((color) => color !== primary);
  const cards = own[0] === background || own.length === 0 ? [foreground, ...own] : own;
  const paint = (ground: string, accents: string[]): Paint => {
    const ink = textOn(ground, brand);
    return {ground, ink, accent: accents.find((color) => contrast(color, ground) >= LARGE) ?? ink};
  };
  return {
    intro: paint(background, [primary]),
    steps: Array.from({length: steps}, (_, index) =>
      paint(cards[index % cards.length] as string, [primary, foreground]),
    ),
    close: paint(primary, [secondary, background, tertiary]),
  };
}
