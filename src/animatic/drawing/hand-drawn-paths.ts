/** A point of a drawing, in its units. */
export type Dot = readonly [x: number, y: number];

/** Numbers from 0 up to 1, the same ones for the same words. */
export type Dice = () => number;

/** FNV-1a over the words, mulberry32 from there. */
export function dice(...words: readonly (string | number)[]): Dice {
  let state = 2166136261;
  for (const char of words.join('\u0000')) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number from `low` up to `high`. */
export const between = (roll: Dice, low: number, high: number): number => low + roll() * (high - low);

const round = (value: number): number => Math.round(value * 100) / 100;
const at = ([x, y]: Dot): string => `${round(x)} ${round(y)}`;

/** Corners joined by lines that a hand drew: each bends a little, and none ends quite where it should. */
export function sketch(dots: readonly Dot[], closed: boolean, wobble: number, roll: Dice): string {
  const shaken = dots.map(([x, y]): Dot => [x + jolt(roll, wobble), y + jolt(roll, wobble)]);
  const [first] = shaken;
  if (!first) return '';
  const rest = closed ? [...shaken.slice(1), first] : shaken.slice(1);
  let from = first;
  const strokes = rest.map((to) => {
    const bend = Math.min(wobble * 2, Math.hypot(to[0] - from[0], to[1] - from[1]) / 12);
    const via = (part: number): Dot => [
      from[0] + (to[0] - from[0]) * part + jolt(roll, bend),
      from[1] + (to[1] - from[1]) * part + jolt(roll, bend),
    ];
    const stroke = `C${at(via(0.33))} ${at(via(0.66))} ${at(to)}`;
    from = to;
    return stroke;
  });
  return `M${at(first)}${strokes.join('')}${closed ? 'Z' : ''}`;
}

/** A smooth line through all the dots (Catmull-Rom), a little off each of them. */
export function curve(dots: readonly Dot[], closed: boolean, wobble: number, roll: Dice): string {
  const shaken = dots.map(([x, y]): Dot => [x + jolt(roll, wobble), y + jolt(roll, wobble)]);
  const count = shaken.length;
  const dot = (index: number): Dot =>
    shaken[closed ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)] ?? [0, 0];
  if (count === 0) return '';
  const strokes = Array.from({length: closed ? count : count - 1}, (_, index) => {
    const [before, from, to, after] = [dot(index - 1), dot(index), dot(index + 1), dot(index + 2)];
    const out: Dot = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const into: Dot = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${at(out)} ${at(into)} ${at(to)}`;
  });
  return `M${at(dot(0))}${strokes.join('')}${closed ? 'Z' : ''}`;
}

/** The dots of an ellipse, for `curve`. */
export const oval = (x: number, y: number, rx: number, ry: number, count = 10): Dot[] =>
  Array.from({length: count}, (_, index): Dot => {
    const turn = (index / count) * Math.PI * 2;
    return [x + Math.cos(turn) * rx, y + Math.sin(turn) * ry];
  });

const jolt = (roll: Dice, most: number): number => (roll() - 0.5) * 2 * most;
