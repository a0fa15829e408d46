import type {Box, StagedBrand} from 'tenspot';
import {intersect, type Layout, useLayout, useSpot} from 'tenspot/picture';
import {FOOTAGE_RECTS} from './template.ts';

/** Height of the logo above the text, and the space below it, in units. */
const MASTHEAD = {height: 3.5, below: 4};

/** Space between text and the edge of footage beside or below it, in units. */
const GUTTER = 5;

/** Height of the captions below text on footage, and the space above them, in units. */
const CAPTIONS = {height: 11, above: 1.4};

/** Largest height of text on footage, as a fraction of the height of the safe box. */
const MAX_TEXT_HEIGHT = 0.42;

/** Brightness of the footage under text. */
export type FootageTone = 'light' | 'dark';

/** Colours of text (`ink`) and of the shade under it (`ground`), for light or dark footage. Default: the brand's foreground and background. */
function tonesOf({light, dark, foreground, background}: StagedBrand['color'], on: FootageTone | undefined) {
  if (on === 'dark') return {ink: light, ground: dark};
  if (on === 'light') return {ink: dark, ground: light};
  return {ink: foreground, ground: background};
}

/** Boxes and colours of the graphics, by format. */
export function usePageLayout() {
  const {format, brand} = useSpot();
  const layout = useLayout();
  const {story, offer} = FOOTAGE_RECTS[format];
  const page = freeBox(story, layout);
  const top = layout.u(MASTHEAD.height + MASTHEAD.below);
  const over = story.width === 1 && story.height === 1;
  const words = {
    ...page,
    y: page.y + top,
    height: (over ? page.height * MAX_TEXT_HEIGHT : page.height) - top,
  };
  return {
    /** Text is on the footage and needs a shade. */
    over,
    /** Text beside footage is on the brand's background, so the brightness of the footage does not matter. */
    tones: (on: FootageTone | undefined) => tonesOf(brand.color, over ? on : undefined),
    masthead: {...page, height: layout.u(MASTHEAD.height)},
    words,
    /** Captions on footage stand below the text, so that they do not cover the product under it. Elsewhere at their usual place. */
    captions: over
      ? layout.captions && {
          ...page,
          y: words.y + words.height + layout.u(CAPTIONS.above),
          height: layout.u(CAPTIONS.height),
        }
      : layout.captions,
    /** Text beside footage is at the bottom of its column. */
    valign: story.x > 0 ? ('bottom' as const) : ('top' as const),
    card: freeBox(offer, layout),
  };
}

/** The part of the safe box that footage beside or below it leaves free. */
function freeBox(rect: (typeof FOOTAGE_RECTS)['9:16']['story'], {frame, safe, u}: Layout): Box {
  const width = rect.x > 0 ? rect.x * frame.width - u(GUTTER) : frame.width;
  const height = rect.y > 0 ? rect.y * frame.height - u(GUTTER) : frame.height;
  return intersect(safe, {...frame, width, height});
}
