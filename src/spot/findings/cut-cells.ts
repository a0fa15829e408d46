import {type Box, rectBox, type Size, sharedArea} from '../geometry/box.ts';
import type {Footage} from '../timeline/timeline.ts';
import type {CoveredFootage} from './covered-footage.ts';
import type {Grid} from './frame-measures.ts';

/** Whether the edit changes what a cell of the picture shows at a frame. */
export type CutCells = (frame: number, cell: number) => boolean;

/** The part of a cell that has to change. */
const CHANGED = 0.5;

/** The edit of a spot: where its clips begin, and where its graphics cover them. */
type Edited = {
  footage: readonly Pick<Footage, 'from' | 'rect'>[];
  covered: readonly Pick<CoveredFootage, 'from' | 'hidden'>[];
};

/**
 * Finds the cells in which a clip begins at a frame, or in which graphics begin or cease to hide what is below them. A cell of which less than
 * half changes is not cut, such as one in which a small dot appears.
 */
export function cutCells({footage, covered}: Edited, screen: Size, {columns, rows}: Grid): CutCells {
  const [width, height] = [screen.width / columns, screen.height / rows];
  /** The largest part of each cell that one of the boxes covers. They may overlap, so that their sum could be more than what they cover. */
  const partsIn = (boxes: readonly Box[]): Float64Array => {
    const parts = new Float64Array(columns * rows);
    for (const box of boxes) {
      const right = Math.min(columns, Math.ceil((box.x + box.width) / width));
      const bottom = Math.min(rows, Math.ceil((box.y + box.height) / height));
      for (let row = Math.max(0, Math.floor(box.y / height)); row < bottom; row++)
        for (let column = Math.max(0, Math.floor(box.x / width)); column < right; column++) {
          const place = {x: column * width, y: row * height, width, height};
          const cell = row * columns + column;
          parts[cell] = Math.max(parts[cell] as number, sharedArea(place, box) / (width * height));
        }
    }
    return parts;
  };
  const cuts = new Map<number, Set<number>>();
  const note = (frame: number, cell: number): unknown =>
    cuts.set(frame, (cuts.get(frame) ?? new Set()).add(cell));
  for (const {from, rect} of footage)
    for (const [cell, part] of partsIn([rectBox(rect, screen)]).entries())
      if (part >= CHANGED) note(from, cell);
  let before: Float64Array | undefined;
  for (const {from, hidden} of covered) {
    const now = partsIn(hidden);
    for (const [cell, part] of now.entries())
      if (before && Math.abs(part - (before[cell] as number)) >= CHANGED) note(from, cell);
    before = now;
  }
  return (frame, cell) => cuts.get(frame)?.has(cell) ?? false;
}
