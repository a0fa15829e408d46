import type {Box} from '../geometry/box.ts';
import type {Problem} from '../problem/errors.ts';
import type {InspectedElement, InspectedFrame} from './inspection.ts';

/** A fault of the layout at a frame. */
export type LayoutFault = {
  rule:
    | 'layout-safe-zone'
    | 'layout-box'
    | 'layout-clipped'
    | 'layout-overlap'
    | 'layout-fit'
    | 'layout-broken';
  /** The field of the text (`copy.hook`), or the name of the element. */
  field: string;
  text: string;
  frame: number;
  expected: string;
  got: string;
  /** The size of the fault in pixels. */
  by: number;
  box: Box | null;
};

/** Pixels. Smaller differences may be rounding in the browser. */
const TOLERANCE = 1;

/** Changes per frame, in pixels and opacity, from which on an element counts as moving in or out. */
const MOVING = {pixels: 0.25, opacity: 0.01};

/** Opacity below which a text counts as texture and is not checked. */
export const FAINT = 0.3;

/** A frame, and a neighbouring frame that shows what is at rest. */
export type RestingFrame = {moment: InspectedFrame; beside: InspectedFrame};

/**
 * Checks the layout at a frame: text outside its box, elements outside the safe zone, clipped text, overlapping texts, and
 * copy that does not fit. Only elements at rest are checked: those that move in or out may be anywhere.
 */
export function judgeLayout({moment, beside}: RestingFrame, safe: Box): LayoutFault[] {
  const {frame} = moment;
  const reported = moment.problems.map((problem) => fromProblem(problem as Problem, frame));
  const seen = resting(moment, beside);
  const texts = seen.filter(({kind}) => kind === 'text');
  return [
    ...reported,
    ...seen.flatMap((piece) => outside(piece, piece.box, safe, 'layout-safe-zone', 'the safe zone', frame)),
    ...seen.flatMap((piece) =>
      piece.holders.flatMap(({name, box}) => outside(piece, piece.box, box, 'layout-box', name, frame)),
    ),
    ...texts.flatMap((piece) =>
      piece.clip ? outside(piece, piece.ink, piece.clip, 'layout-clipped', 'its visible area', frame) : [],
    ),
    ...overlaps(texts, frame),
  ];
}

/** The visible elements that are at the same place in the neighbouring frame. */
export function resting({pieces}: InspectedFrame, beside: InspectedFrame): InspectedElement[] {
  const visible = pieces.filter((piece) => visibleOpacity(piece, pieces) >= FAINT);
  const others = new Map<string, InspectedElement[]>();
  for (const piece of beside.pieces) others.set(keyOf(piece), [...(others.get(keyOf(piece)) ?? []), piece]);
  return visible.filter((piece) => {
    const twin = others.get(keyOf(piece))?.shift();
    return twin !== undefined && standsStill(twin, piece);
  });
}

/** The opacity of an element of a frame, less where something covers a part of it; 0 if it has not come out of its mask yet. */
export const visibleOpacity = (piece: InspectedElement, pieces: readonly InspectedElement[]): number =>
  isWaiting(piece, pieces) ? 0 : piece.opacity * (1 - piece.covered);

/** True if two elements are at the same place with the same opacity, as far as a viewer can see from frame to frame. */
export const standsStill = (a: InspectedElement, b: InspectedElement): boolean =>
  Math.abs(a.opacity - b.opacity) < MOVING.opacity && distance(a.box, b.box) < MOVING.pixels;

/** True for a line that has not come out of its mask yet: it is masked, and so are all lines of its text in the same mask. */
const isWaiting = (piece: InspectedElement, pieces: readonly InspectedElement[]): boolean =>
  isMasked(piece) &&
  !pieces.some(
    (other) =>
      other.block === piece.block &&
      other.clip !== null &&
      piece.clip !== null &&
      distance(other.clip, piece.clip) === 0 &&
      !isMasked(other),
  );

/** Fraction of a line's height that may be visible of a masked line, such as its accents. */
const PEEKING = 0.3;

const isMasked = ({ink, clip}: InspectedElement): boolean =>
  clip !== null && sharedPixels(ink, clip) < PEEKING * Math.min(ink.width, ink.height);

const keyOf = ({kind, name, text}: InspectedElement): string => `${kind} ${name} ${text}`;

/** The largest difference of two boxes in place or size, in pixels. */
export const distance = (a: Box, b: Box): number =>
  Math.max(...(['x', 'y', 'width', 'height'] as const).map((side) => Math.abs(a[side] - b[side])));

export type Side = 'left' | 'top' | 'right' | 'bottom';

/** Pixels by which a box extends beyond another, by side; negative where it is inside. */
export const overhang = (inner: Box, outer: Box): Record<Side, number> => ({
  left: outer.x - inner.x,
  top: outer.y - inner.y,
  right: inner.x + inner.width - outer.x - outer.width,
  bottom: inner.y + inner.height - outer.y - outer.height,
});

function outside(
  piece: InspectedElement,
  inner: Box,
  outer: Box,
  rule: LayoutFault['rule'],
  name: string,
  frame: number,
): LayoutFault[] {
  const sides = Object.entries(overhang(inner, outer)).filter(([, by]) => by > TOLERANCE);
  if (sides.length === 0) return [];
  const past = sides.map(([side, by]) => `${Math.ceil(by)} px past its ${side} edge`);
  return [
    {
      rule,
      field: piece.name,
      text: piece.text,
      frame,
      expected: `inside ${name}, ${describeBox(outer)}`,
      got: past.join(' and '),
      by: Math.max(...sides.map(([, by]) => by)),
      box: inner,
    },
  ];
}

/** Glyphs of one text over those of another. */
function overlaps(texts: readonly InspectedElement[], frame: number): LayoutFault[] {
  const found = new Map<string, LayoutFault>();
  for (const [index, piece] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const by = other.block === piece.block ? 0 : sharedPixels(piece.ink, other.ink);
      const key = `${piece.block} ${other.block}`;
      if (by <= TOLERANCE || by <= (found.get(key)?.by ?? 0)) continue;
      found.set(key, {
        rule: 'layout-overlap',
        field: piece.name,
        text: piece.text,
        frame,
        expected: 'text that overlaps no other text',
        got: `${Math.ceil(by)} px over ${other.name}, ${quote(other.text)}`,
        by,
        box: piece.ink,
      });
    }
  }
  return [...found.values()];
}

/** The shorter side of the intersection of two boxes; 0 if they do not intersect. */
export const sharedPixels = (a: Box, b: Box): number =>
  Math.max(
    0,
    Math.min(
      Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
      Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
    ),
  );

const fromProblem = ({code, what, where, expected, got}: Problem, frame: number): LayoutFault => ({
  rule: code === 'copy-does-not-fit' ? 'layout-fit' : 'layout-broken',
  field: where?.field ?? 'graphics',
  text: '',
  frame,
  expected: expected ?? 'graphics that can be drawn',
  got: [what, got].filter(Boolean).join(': '),
  by: 0,
  box: null,
});

/** A box for a message: `100 x 40 px at 12, 300`. */
export const describeBox = ({x, y, width, height}: Box): string =>
  `${Math.round(width)} x ${Math.round(height)} px at ${Math.round(x)}, ${Math.round(y)}`;

/** A text in quotes, cut at 40 characters. */
export const quote = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
