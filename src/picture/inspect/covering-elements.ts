import type {Box} from '../../spot/geometry/box.ts';
import {alphaOf, ancestorEffects, boxOf} from './element-boxes.ts';
import {SHAPES} from './shape-parts.ts';

/** Fractions of the width and height of a text or a picture at which its cover is tested. */
const ACROSS = [0.02, 0.18, 0.34, 0.5, 0.66, 0.82, 0.98];
const DOWN = [0.1, 0.5, 0.9];

/** From this opacity on, an element hides what is below it. */
const OPAQUE_FROM = 0.95;

/** An element that hides what is below it. */
export type OpaqueElement = {element: Element; box: Box};

/** All elements of a frame that could hide a text. */
export const opaqueElementsIn = (root: HTMLElement): OpaqueElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.matches('img, video, canvas') || opacityOfPaint(element) >= OPAQUE_FROM)
    .filter((element) => ancestorEffects(element, root).opacity >= OPAQUE_FROM)
    .map((element) => ({element, box: boxOf(element)}));

function opacityOfPaint(element: HTMLElement): number {
  const {backgroundColor, fill, fillOpacity} = getComputedStyle(element);
  if (!element.matches(SHAPES)) return alphaOf(backgroundColor);
  return fill === 'none' || fill.startsWith('url(') ? 0 : alphaOf(fill) * Number(fillOpacity);
}

type Point = readonly [x: number, y: number];

/**
 * The part of a text or a picture that opaque elements cover, such as a panel that moves over it: 0 to 1. A test of a point takes up to a
 * millisecond, so a text is tested at two opposite corners first: what moves over it comes to one of them before the rest. `every`: tests all
 * points, as for a logo, which something may cover in its middle for all of its time.
 */
export function coveredPart(
  ink: Box,
  element: HTMLElement,
  covers: readonly OpaqueElement[],
  {every}: {every: boolean},
): number {
  const pointAt = (across: number, down: number): Point => [
    ink.x + ink.width * across,
    ink.y + ink.height * down,
  ];
  const points = ACROSS.flatMap((across) => DOWN.map((down) => pointAt(across, down)));
  const near = covers.filter(
    (cover) => !cover.element.contains(element) && points.some((point) => isIn(point, cover.box)),
  );
  if (near.length === 0) return 0;
  const isHidden = (point: Point): boolean => {
    const there = near.filter((cover) => isIn(point, cover.box));
    if (there.length === 0) return false;
    const stack = document.elementsFromPoint(...point);
    const above = stack.slice(0, Math.max(stack.indexOf(element), 0));
    return there.some((cover) => above.includes(cover.element));
  };
  const corners = [points[0], points.at(-1)].filter((point) => point !== undefined);
  if (!every && !corners.some(isHidden)) return 0;
  return points.filter(isHidden).length / points.length;
}

const isIn = ([px, py]: Point, {x, y, width, height}: Box): boolean =>
  px >= x && px <= x + width && py >= y && py <= y + height;
