import type {Box, Format} from 'tenspot';
import {type Layout, useLayout, useSpot} from 'tenspot/picture';
import {FOOTAGE_RECTS} from './template.ts';

/** Sizes, and the space below, in units. */
const RAIL = {height: 1.3, below: 4.4};
const LOGO = {height: 4.6, below: 5.4};
const NUMERAL = {width: 19, height: 21, below: 3.4};

/** Space between text and the footage beside or below it, in units. */
const GUTTER = 4.4;

/** Position of the text of a step: above its footage, beside it, or above it and beside the number. */
const STEP_TEXT: Record<Format, 'above' | 'beside' | 'numbered'> = {
  '9:16': 'above',
  '4:5': 'numbered',
  '1:1': 'beside',
  '16:9': 'beside',
};

/** Boxes of the graphics, by format, in pixels. */
export function usePageLayout() {
  const {format} = useSpot();
  const layout = useLayout();
  return {
    rail: {...layout.safe, height: layout.u(RAIL.height)},
    logo: layout.u(LOGO.height),
    intro: introOf(format, layout),
    step: stepOf(format, layout),
    close: closeOf(format, layout),
  };
}

/** The part of the safe box that the footage of the opening leaves free: above it, or beside it. */
function introOf(format: Format, {safe, frame, u}: Layout): Box {
  const footage = FOOTAGE_RECTS[format].intro;
  const top = u(LOGO.height + LOGO.below);
  const right = footage.x > 0 ? footage.x * frame.width - u(GUTTER) : safe.x + safe.width;
  const bottom = footage.y > 0 ? footage.y * frame.height - u(GUTTER) : safe.y + safe.height;
  return {x: safe.x, y: safe.y + top, width: right - safe.x, height: bottom - safe.y - top};
}

type StepPlace = {numeral: Box; words: Box; valign: 'top' | 'bottom'};

function stepOf(format: Format, {safe, frame, u}: Layout): StepPlace {
  const {x, y} = FOOTAGE_RECTS[format].step;
  const position = STEP_TEXT[format];
  const top = safe.y + u(RAIL.height + RAIL.below);
  const right = position === 'beside' ? x * frame.width - u(GUTTER) : safe.x + safe.width;
  const bottom = position === 'beside' ? safe.y + safe.height : y * frame.height - u(GUTTER);
  const column = {x: safe.x, y: top, width: right - safe.x, height: bottom - top};
  const high = u(NUMERAL.height * (format === '16:9' ? 1.3 : 1));
  const numeral = {...column, width: u(NUMERAL.width), height: high};
  if (position === 'numbered') {
    const left = x * frame.width;
    return {
      numeral: {...numeral, width: left - safe.x - u(2)},
      words: {...column, x: left, width: right - left},
      valign: 'top',
    };
  }
  const below = high + u(NUMERAL.below);
  return {numeral, words: {...column, y: top + below, height: column.height - below}, valign: 'bottom'};
}

/** Product and offer are in `head`, price and button in `foot`. `apart`: they are separate boxes, else the same one. */
function closeOf(format: Format, {safe, frame, u}: Layout): {head: Box; foot: Box; apart: boolean} {
  const footage = FOOTAGE_RECTS[format].close;
  const top = u(LOGO.height + LOGO.below);
  const column = footage.x * frame.width - u(GUTTER) - safe.x;
  const whole = {...safe, y: safe.y + top, height: safe.height - top};
  if (format === '9:16') return {head: whole, foot: whole, apart: false};
  if (format === '16:9')
    return {head: {...whole, width: column}, foot: {...whole, width: column}, apart: false};
  const y = footage.y * frame.height;
  return {
    head: {...whole, height: y - u(GUTTER) - whole.y},
    foot: {x: safe.x, y, width: column, height: safe.y + safe.height - y},
    apart: true,
  };
}
