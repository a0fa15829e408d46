import type {Box} from '../../spot/geometry/box.ts';
import {alphaOf, boxOf, surroundings} from './element-boxes.ts';

/** Parts of a text's width at which it is looked whether something lies over it. */
const AT = [0.1, 0.5, 0.9];

/** What can be seen through less than this hides what is under it. */
const OPAQUE = 0.95;

/** Something that nothing can be seen through. */
export type Cover = {element: Element; box: Box};

/** Everything in a moment that could hide a text. */
export const coversIn = (root: HTMLElement): Cover[] =>
  [...root.querySelectorAll<HTMLElement>('*')]
    .filter(
      (element) =>
        element.matches('img, video, canvas') || alphaOf(getComputedStyle(element).backgroundColor) >= OPAQUE,
    )
    .filter((element) => surroundings(element, root).opacity >= OPAQUE)
    .map((element) => ({element, box: boxOf(element)}));

/** True when something opaque lies over all of a text: a panel that has slid over it. */
export function isCovered(ink: Box, element: HTMLElement, covers: readonly Cover[]): boolean {
  const points = AT.map((part) => [ink.x + ink.width * part, ink.y + ink.height / 2] as const);
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
