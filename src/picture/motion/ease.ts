import {Easing} from 'remotion';

type Curve = {bezier: readonly [number, number, number, number]} | {spring: {damping: number; turns: number}};

/**
 * Easing curves from (0, 0) to (1, 1). `standard`: for elements that are visible before and after. `emphasized`: for
 * elements that enter. `exit`: for elements that leave. `spring-soft` overshoots once and comes back.
 * The bezier curves are those of Material Design 3.
 */
export const EASES = {
  linear: {bezier: [0, 0, 1, 1]},
  standard: {bezier: [0.2, 0, 0, 1]},
  emphasized: {bezier: [0.05, 0.7, 0.1, 1]},
  exit: {bezier: [0.3, 0, 0.8, 0.15]},
  'spring-soft': {spring: {damping: 6, turns: 1}},
  'spring-firm': {spring: {damping: 9, turns: 1}},
} as const satisfies Record<string, Curve>;

/** Name of an easing curve. */
export type Ease = keyof typeof EASES;

/** Value of an easing curve at `t`, which is clamped to 0 to 1. */
export function ease(name: Ease, t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const curve: Curve = EASES[name];
  if ('bezier' in curve) return Easing.bezier(...curve.bezier)(t);
  return springAt(curve.spring, t);
}

/** A damped oscillation in closed form, corrected linearly so that it is exactly 1 at t = 1. */
function springAt({damping, turns}: {damping: number; turns: number}, t: number): number {
  const swing = (at: number): number =>
    1 - Math.exp(-damping * at) * Math.cos(2 * Math.PI * turns * at * 0.75);
  return swing(t) + (1 - swing(1)) * t;
}
