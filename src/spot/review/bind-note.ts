import {commonBox, type Rect} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {BoardPlaces, BoardSlot, BoardText} from './board.ts';

/** The slot and the text of the copy that a note is about; null where there is none. */
export type NotePlace = {slot: string | null; text: BoardText | null};

/** The least part of a text that a box has to cover, or of the box that a text has to cover, to be about the text. */
const HIT = 0.3;

/**
 * What a note at these frames with this box is about: the slot that is on screen at its first frame, and the text of which the box covers
 * most. A box that touches no text, or none at all, leaves the text out.
 */
export function notePlace({slots, texts}: BoardPlaces, frames: Span | null, box: Rect | null): NotePlace {
  const slot = frames ? slotAt(slots, frames.from)?.slot : undefined;
  const hits = box
    ? texts
        .filter((text) => frames === null || overlap(text, frames) > 0)
        .map((text) => ({text, part: covered(text.box, box)}))
        .filter(({part}) => part >= HIT)
        .sort((a, b) => b.part - a.part)
    : [];
  return {slot: slot ?? null, text: hits[0]?.text ?? null};
}

/** The slot on screen at a frame: the last one that has begun. */
export const slotAt = (slots: readonly BoardSlot[], frame: number): BoardSlot | undefined =>
  slots.findLast(({from, frames}) => from <= frame && frame < from + frames);

/** The variants whose text of a field is the same: a note on it is about them all. */
export const sharedText = (
  variants: readonly {id: string; places: BoardPlaces | null}[],
  {field, value}: Pick<BoardText, 'field' | 'value'>,
): string[] =>
  variants
    .filter(({places}) => places?.texts.some((text) => text.field === field && text.value === value))
    .map(({id}) => id);

function covered(a: Rect, b: Rect): number {
  const {width, height} = commonBox(a, b);
  const area = (rect: {width: number; height: number}): number => rect.width * rect.height;
  return area({width, height}) / Math.max(1e-9, Math.min(area(a), area(b)));
}

const overlap = (a: Span, b: Span): number =>
  Math.min(a.from + a.frames, b.from + b.frames) - Math.max(a.from, b.from);
