import {overhang} from '../../spot/findings/layout-rules.ts';
import type {Box, Size} from '../../spot/geometry/box.ts';
import {boxOf} from './element-boxes.ts';

/** CSS filters with the value that changes nothing. `drop-shadow` and `opacity` leave the picture's own pixels as they are. */
const UNCHANGED: Record<string, number> = {
  blur: 0,
  brightness: 1,
  contrast: 1,
  grayscale: 0,
  'hue-rotate': 0,
  invert: 0,
  saturate: 1,
  sepia: 0,
};

/**
 * The CSS of a picture, and of the elements around it up to `root`, that changes its colours or cuts its shape, such as
 * `hue-rotate(160deg)`, `mix-blend-mode: multiply` or `clip-path: circle(40%)`. Masks and shapes count only on elements that are as large as
 * the picture: on larger ones, such as a round card, they cut what is around it. Rectangular clipping is not among them: `clip` of an
 * inspected picture has it.
 */
export function imageEffects(image: HTMLElement, root: HTMLElement): string[] {
  const effects: string[] = [];
  for (let at: HTMLElement | null = image; at && at !== root; at = at.parentElement) {
    const {filter, mixBlendMode, clipPath, maskImage, overflow, borderTopLeftRadius} = getComputedStyle(at);
    effects.push(...changingFilters(filter));
    if (mixBlendMode !== 'normal') effects.push(`mix-blend-mode: ${mixBlendMode}`);
    if (!isAsLarge(boxOf(at), boxOf(image))) continue;
    if (clipPath !== 'none' && !/^inset\((?!.*round)/.test(clipPath)) effects.push(`clip-path: ${clipPath}`);
    if (maskImage !== 'none') effects.push('mask-image');
    if ((at === image || overflow !== 'visible') && isRound(borderTopLeftRadius, boxOf(image)))
      effects.push(`border-radius: ${borderTopLeftRadius}`);
  }
  return effects;
}

/** The functions of a computed `filter` that change pixels. A filter of an SVG file counts as one that does. */
export const changingFilters = (filter: string): string[] =>
  filter === 'none' ? [] : functionsIn(filter).filter(changes);

function changes(call: string): boolean {
  const [name = '', value = ''] = call.split(/[()]/);
  if (name === 'drop-shadow' || name === 'opacity') return false;
  return UNCHANGED[name] === undefined || Number.parseFloat(value) !== UNCHANGED[name];
}

/** The functions of a CSS value, each with what is in its brackets: `blur(2px) drop-shadow(rgb(0, 0, 0) 0px 0px 2px)` has two. */
const functionsIn = (value: string): string[] => value.match(/[a-z-]+\((?:[^()]|\([^()]*\))*\)/g) ?? [];

/** Pixels by which a box may be larger on each side. */
const AROUND = 1;

const isAsLarge = (outer: Box, inner: Box): boolean =>
  Math.max(...Object.values(overhang(outer, inner))) <= AROUND;

/** The part of the shorter side that a corner may round off. Own: what is less cannot be seen in a logo of 100 px. */
const LEAST_RADIUS = 0.1;

/** Whether a computed radius, such as `50%` or `12px`, rounds off a visible part of a box. */
export function isRound(radius: string, {width, height}: Size): boolean {
  const value = Number.parseFloat(radius) || 0;
  return radius.endsWith('%') ? value / 100 > LEAST_RADIUS : value > LEAST_RADIUS * Math.min(width, height);
}
