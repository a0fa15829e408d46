import type {Rect} from '../../spot/geometry/box.ts';
import type {NoteChange, ReviewNote} from '../../spot/review/note.ts';
import type {Span} from '../../spot/timeline/frames.ts';

/** A note that is being written. */
export type NoteDraft = Pick<ReviewNote, 'text' | 'kind' | 'scope'> & {
  frames: Span | null;
  box: Rect | null;
  change: NoteChange | null;
  /** The master that it is about: the one that was shown when the note was begun. */
  sha256: string;
};

/** A new note at a frame of a master. */
export const draftAt = (frame: number, {sha256}: {sha256: string}): NoteDraft => ({
  sha256,
  text: '',
  kind: 'must',
  scope: 'variant',
  frames: {from: frame, frames: 1},
  box: null,
  change: null,
});

/** The frames of a note whose beginning or end is set. The other edge moves along where they would cross. */
export function withEdge(frames: Span | null, edge: 'from' | 'to', frame: number): Span {
  const from = edge === 'from' ? frame : Math.min(frames?.from ?? frame, frame);
  const last = frames ? frames.from + frames.frames - 1 : frame;
  const to = edge === 'to' ? frame : Math.max(last, frame);
  return {from, frames: to - from + 1};
}

/** The rectangle between two points of the picture, as fractions; null for a click or a line. */
export function boxBetween(a: readonly [number, number], b: readonly [number, number]): Rect | null {
  const inside = (value: number): number => Math.min(1, Math.max(0, value));
  const [x, y] = [inside(Math.min(a[0], b[0])), inside(Math.min(a[1], b[1]))];
  const width = inside(Math.max(a[0], b[0])) - x;
  const height = inside(Math.max(a[1], b[1])) - y;
  return width < 0.01 || height < 0.01 ? null : {x, y, width, height};
}

/** The box that the keyboard begins with. */
export const FIRST_BOX: Rect = {x: 0.3, y: 0.4, width: 0.4, height: 0.2};

/** How far a key moves a box or one of its edges, and the least size of a box, as fractions of the picture. */
const [STEP, LEAST] = [0.01, 0.02];

/** Steps across and down. */
const ARROWS = new Map<string, readonly [number, number]>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** The box after an arrow key. `resizes`: the key moves the right or the lower edge instead of the box. Undefined for another key. */
export function movedBox(box: Rect, key: string, resizes: boolean): Rect | undefined {
  const by = ARROWS.get(key);
  if (!by) return undefined;
  const [across, down] = [by[0] * STEP, by[1] * STEP];
  const {x, y, width, height} = box;
  const within = (value: number, least: number, most: number): number =>
    Math.min(most, Math.max(least, Math.round(value * 1e4) / 1e4));
  if (resizes)
    return {x, y, width: within(width + across, LEAST, 1 - x), height: within(height + down, LEAST, 1 - y)};
  return {width, height, x: within(x + across, 0, 1 - width), y: within(y + down, 0, 1 - height)};
}
