import type {Box, StagedBrand} from 'tenspot';
import {type Layout, meet, useLayout, useSpot} from 'tenspot/picture';
import {STAGE} from './template.ts';

/** Height of the logo that stays above the words, and the space under it, in units. */
const MASTHEAD = {height: 3.5, below: 4};

/** Units between words and the edge of footage beside or below them. */
const GUTTER = 5;

/** How much of the safe height words may take that lie on the footage. */
const OVER = 0.42;

export type On = 'light' | 'dark';

/** Words and what lies under them, where they lie on footage: the brand's own, or those for light or dark footage. */
function tonesOf({light, dark, foreground, background}: StagedBrand['color'], on: On | undefined) {
  if (on === 'dark') return {ink: light, ground: dark};
  if (on === 'light') return {ink: dark, ground: light};
  return {ink: foreground, ground: background};
}

/** Where everything stands, by format. */
export function usePage() {
  const {format, brand} = useSpot();
  const layout = useLayout();
  const {story, offer} = STAGE[format];
  const page = clearOf(story, layout);
  const top = layout.u(MASTHEAD.height + MASTHEAD.below);
  const over = story.width === 1 && story.height === 1;
  return {
    /** Words lie on the footage and need a shade under them. */
    over,
    /** Words beside footage stand on the brand's ground, whatever the footage. */
    tones: (on: On | undefined) => tonesOf(brand.color, over ? on : undefined),
    masthead: {...page, height: layout.u(MASTHEAD.height)},
    words: {...page, y: page.y + top, height: (over ? page.height * OVER : page.height) - top},
    /** Words beside footage stand at the foot of their column. */
    valign: story.x > 0 ? ('bottom' as const) : ('top' as const),
    card: clearOf(offer, layout),
  };
}

/** The safe box without what footage beside or below it takes. */
function clearOf(rect: (typeof STAGE)['9:16']['story'], {frame, safe, u}: Layout): Box {
  const width = rect.x > 0 ? rect.x * frame.width - u(GUTTER) : frame.width;
  const height = rect.y > 0 ? rect.y * frame.height - u(GUTTER) : frame.height;
  return meet(safe, {...frame, width, height});
}
