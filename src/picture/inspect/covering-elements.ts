import type {Box} from '../../spot/geometry/box.ts';
import {alphaOf, ancestorEffects, boxOf} from './element-boxes.ts';

/** Fractions of a text's width at which its cover is tested. */
const TEST_POINTS = [0.1, 0.5, 0.9];

/** From this opacity on, an element hides what is below it. */
const OPAQUE_FROM = 0.95;

/** An element that hides what is below it. */
export type OpaqueElement = {element: Element; box: Box};

/** All elements of a frame that could hide a text. */
export const opaqueElementsIn = (root: HTMLElement): OpaqueElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')]
    .filter(
      (element) =>
        element.matches('img, video, canvas') ||
        alphaOf(getComputedStyle(element).backgroundColor) >= OPAQUE_FROM,
    )
    .filter((element) => ancestorEffects(element, root).opacity >= OPAQUE_FROM)
    .map((element) => ({element, box: boxOf(element)}));

/** Whether opaque elements cover all of a text, such as a panel that has moved over it. */
export function isCovered(ink: Box, element: HTMLElement, covers: readonly OpaqueElement[]): boolean {
  const points = TEST_POINTS.map((part) => [ink.x + ink.width * part, ink.y + ink.height / 2] as const);
  const near = covers.filter(
    (cover) => !cover.element.contains(element) && points.some((point) => isIn(point, cover.box)),
  );
  if (near.length === 0) return false;
  return points.every(([x, y]) => {
    const stack = document.elementsFromPoint(x, y);
    const above = stack.slice(0, Math.max(stack.indexOf(element), 0));
    return near.some((cover) => above.includes(cover.element));
  });
}

const isIn = ([px, py]: readonly [number, number], {x, y, width, height}: Box): boolean =>
  px >= x && px <= x + width && py >= y && py <= y + height;
