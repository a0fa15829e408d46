import type {Box, Format} from 'tenspot';
import {type Layout, useLayout, useSpot} from 'tenspot/picture';
import {STAGE} from './template.ts';

/** Sizes and the space under them, in units. */
const RAIL = {height: 1.3, below: 4.4};
const LOGO = {height: 4.6, below: 5.4};
const NUMERAL = {width: 19, height: 21, below: 3.4};

/** Units between words and the window beside or below them. */
const GUTTER = 4.4;

/** Where the words of a step stand to its window: above it, beside it, or above it beside their numeral. */
const STEP: Record<Format, 'above' | 'beside' | 'numbered'> = {
  '9:16': 'above',
  '4:5': 'numbered',
  '1:1': 'beside',
  '16:9': 'beside',
};

/** Where everything stands, by format, in pixels. */
export function usePage() {
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

/** The column that a window leaves free: above it where it is as wide as the frame, else beside it. */
function introOf(format: Format, {safe, frame, u}: Layout): Box {
  const window = STAGE[format].intro;
  const top = u(LOGO.height + LOGO.below);
  const right = window.x > 0 ? window.x * frame.width - u(GUTTER) : safe.x + safe.width;
  const bottom = window.y > 0 ? window.y * frame.height - u(GUTTER) : safe.y + safe.height;
  return {x: safe.x, y: safe.y + top, width: right - safe.x, height: bottom - safe.y - top};
}

type StepPlace = {numeral: Box; words: Box; valign: 'top' | 'bottom'};

function stepOf(format: Format, {safe, frame, u}: Layout): StepPlace {
  const {x, y} = STAGE[format].step;
  const way = STEP[format];
  const top = safe.y + u(RAIL.height + RAIL.below);
  const right = way === 'beside' ? x * frame.width - u(GUTTER) : safe.x + safe.width;
  const bottom = way === 'beside' ? safe.y + safe.height : y * frame.height - u(GUTTER);
  const column = {x: safe.x, y: top, width: right - safe.x, height: bottom - top};
  const high = u(NUMERAL.height * (format === '16:9' ? 1.3 : 1));
  const numeral = {...column, width: u(NUMERAL.width), height: high};
  if (way === 'numbered') {
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

/** What it is stands at the head, what it costs and what to do at the foot, beside or above the picture. */
function closeOf(format: Format, {safe, frame, u}: Layout): {head: Box; foot: Box; apart: boolean} {
  const window = STAGE[format].close;
  const top = u(LOGO.height + LOGO.below);
  const column = window.x * frame.width - u(GUTTER) - safe.x;
  const whole = {...safe, y: safe.y + top, height: safe.height - top};
  if (format === '9:16') return {head: whole, foot: whole, apart: false};
  if (format === '16:9')
    return {head: {...whole, width: column}, foot: {...whole, width: column}, apart: false};
  const y = window.y * frame.height;
  return {
    head: {...whole, height: y - u(GUTTER) - whole.y},
    foot: {x: safe.x, y, width: column, height: safe.y + safe.height - y},
    apart: true,
  };
}
