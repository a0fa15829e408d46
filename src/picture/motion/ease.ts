import {Easing} from 'remotion';

type Curve = {bezier: readonly [number, number, number, number]} | {spring: {damping: number; turns: number}};

/**
 * Easings as data, from 0 at 0 to 1 at 1. `standard` for what is seen before and after, `emphasized` for
 * what comes in, `exit` for what leaves; `spring-soft` goes a little past its end and comes back.
 */
export const EASES = {
  linear: {bezier: [0, 0, 1, 1]},
  standard: {bezier: [0.2, 0, 0, 1]},
  emphasized: {bezier: [0.05, 0.7, 0.1, 1]},
  exit: {bezier: [0.3, 0, 0.8, 0.15]},
  'spring-soft': {spring: {damping: 6, turns: 1}},
  'spring-firm': {spring: {damping: 9, turns: 1}},
} as const satisfies Record<string, Curve>;

export type Ease = keyof typeof EASES;

export function ease(name: Ease, t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const curve: Curve = EASES[name];
  if ('bezier' in curve) return Easing.bezier(...curve.bezier)(t);
  return springAt(curve.spring, t);
}

/** A damped swing in closed form. What is left of it at the end is taken away evenly, so that it ends at 1. */
function springAt({damping, turns}: {damping: number; turns: number}, t: number): number {
  const swing = (at: number): number =>
    1 - Math.exp(-damping * at) * Math.cos(2 * Math.PI * turns * at * 0.75);
  return swing(t) + (1 - swing(1)) * t;
}
