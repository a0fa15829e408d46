import type {RandomSource} from './seeded-random.ts';

/** A point, in drawing units. */
export type DrawingPoint = readonly [x: number, y: number];

const round = (value: number): number => Math.round(value * 100) / 100;
const at = ([x, y]: DrawingPoint): string => `${round(x)} ${round(y)}`;

/**
 * SVG path of straight lines between points, as drawn by hand: lines bend slightly, and each point is off by up to
 * `wobble` units.
 */
export function sketchPath(
  points: readonly DrawingPoint[],
  closed: boolean,
  wobble: number,
  random: RandomSource,
): string {
  const shaken = points.map(([x, y]): DrawingPoint => [x + jolt(random, wobble), y + jolt(random, wobble)]);
  const [first] = shaken;
  if (!first) return '';
  const rest = closed ? [...shaken.slice(1), first] : shaken.slice(1);
  let from = first;
  const strokes = rest.map((to) => {
    const bend = Math.min(wobble * 2, Math.hypot(to[0] - from[0], to[1] - from[1]) / 12);
    const via = (part: number): DrawingPoint => [
      from[0] + (to[0] - from[0]) * part + jolt(random, bend),
      from[1] + (to[1] - from[1]) * part + jolt(random, bend),
    ];
    const stroke = `C${at(via(0.33))} ${at(via(0.66))} ${at(to)}`;
    from = to;
    return stroke;
  });
  return `M${at(first)}${strokes.join('')}${closed ? 'Z' : ''}`;
}

/** SVG path of a smooth curve through points (Catmull-Rom); each point is off by up to `wobble` units. */
export function curvePath(
  points: readonly DrawingPoint[],
  closed: boolean,
  wobble: number,
  random: RandomSource,
): string {
  const shaken = points.map(([x, y]): DrawingPoint => [x + jolt(random, wobble), y + jolt(random, wobble)]);
  const count = shaken.length;
  const dot = (index: number): DrawingPoint =>
    shaken[closed ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)] ?? [0, 0];
  if (count === 0) return '';
  const strokes = Array.from({length: closed ? count : count - 1}, (_, index) => {
    const [before, from, to, after] = [dot(index - 1), dot(index), dot(index + 1), dot(index + 2)];
    const out: DrawingPoint = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const into: DrawingPoint = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${at(out)} ${at(into)} ${at(to)}`;
  });
  return `M${at(dot(0))}${strokes.join('')}${closed ? 'Z' : ''}`;
}

/** Points of an ellipse, for `curvePath`. */
export const ellipsePoints = (x: number, y: number, rx: number, ry: number, count = 10): DrawingPoint[] =>
  Array.from({length: count}, (_, index): DrawingPoint => {
    const turn = (index / count) * Math.PI * 2;
    return [x + Math.cos(turn) * rx, y + Math.sin(turn) * ry];
  });

const jolt = (random: RandomSource, most: number): number => (random() - 0.5) * 2 * most;
