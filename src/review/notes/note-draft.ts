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
