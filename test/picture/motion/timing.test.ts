import {expect, test} from 'vitest';
import {EASES, type Ease, ease} from '../../../src/picture/motion/ease.ts';
import {drift, fade, rise, scale, wipe} from '../../../src/picture/motion/effects.ts';
import {mirroredMotion, poseAt} from '../../../src/picture/motion/timing.ts';

const slot = (frame: number) => ({frame, frames: 60, fps: 30});
const enter = {moves: [rise('0.5em'), fade()], seconds: 0.4} as const;
const exit = {moves: fade(), seconds: 0.2} as const;

test('every easing curve starts at 0 and ends at 1', () => {
  for (const name of Object.keys(EASES) as Ease[]) {
    expect([ease(name, 0), ease(name, 1)]).toEqual([0, 1]);
    expect(ease(name, 0.999)).toBeCloseTo(1, 1);
  }
});

test('the soft spring overshoots a little and comes back', () => {
  const path = Array.from({length: 101}, (_, step) => ease('spring-soft', step / 100));
  expect(Math.max(...path)).toBeGreaterThan(1.005);
  expect(Math.max(...path)).toBeLessThan(1.2);
});

test('an element at rest gets no style', () => {
  expect(poseAt(slot(12), {enter, exit})).toBeNull();
  expect(poseAt(slot(30), {enter, exit})).toBeNull();
  expect(poseAt(slot(54), {enter, exit: {...exit, seconds: 0.1}})).toBeNull();
});

test('an entrance is already under way in its first frame', () => {
  const first = poseAt(slot(0), {enter});
  expect(first?.opacity).toBeGreaterThan(0);
  expect(first?.opacity).toBeLessThan(1);
  expect(first?.transform).toMatch(/^translate\(0px, 0\.\d+em\)$/);
});

test('a delayed entrance stays at its start until the delay is over', () => {
  const late = {...enter, delay: 1};
  expect(poseAt(slot(0), {enter: late})).toEqual(poseAt(slot(20), {enter: late}));
  expect(poseAt(slot(20), {enter: late})?.opacity).toBe(0);
});

test('staggered lines enter one after the other', () => {
  const staggered = {...enter, stagger: 0.1};
  const [first, second] = [0, 1].map((index) => poseAt(slot(4), {enter: staggered}, {index, count: 2}));
  expect(first?.opacity).toBeGreaterThan(second?.opacity ?? 1);
});

test('staggered lines exit one after the other, and the last one is still visible in the last frame', () => {
  const staggered = {...exit, stagger: 0.1};
  const [first, last] = [0, 1].map((index) => poseAt(slot(59), {exit: staggered}, {index, count: 2}));
  expect(first?.opacity).toBe(0);
  expect(last?.opacity).toBeGreaterThan(0);
});

test('several effects combine in one style', () => {
  const pose = poseAt(slot(0), {
    enter: {moves: [drift('left', 40), scale(0.9), fade()], seconds: 0.4, ease: 'linear'},
  });
  expect(pose).toEqual({
    transform: 'translate(36.9231px, 0px) scale(0.9077)',
    opacity: 0.0769,
    clipPath: 'none',
  });
});

test('a wipe reveals in its direction and does not clip the other edges', () => {
  const half = poseAt(slot(5), {enter: {moves: wipe('right'), seconds: 0.366, ease: 'linear'}});
  expect(half?.clipPath).toBe('inset(-50% 45% -50% -10%)');
});

test('in a slot shorter than its entrance and exit, an element still becomes visible', () => {
  const poses = Array.from({length: 6}, (_, frame) => poseAt({frame, frames: 6, fps: 30}, {enter, exit}));
  expect(Math.max(...poses.map((pose) => pose?.opacity ?? 1))).toBeGreaterThan(0.3);
});

test('a mirrored motion goes to the other side, and up and down stay', () => {
  const motion = {moves: [drift('left', 100), rise('0.5em'), wipe('right'), fade()], seconds: 1};
  const mirrored = mirroredMotion(motion);
  expect(mirrored.moves).toEqual([drift('right', 100), rise('0.5em'), wipe('left'), fade()]);
  expect(mirroredMotion(mirrored)).toEqual(motion);
  expect(mirroredMotion({moves: scale(0.8), seconds: 1}).moves).toEqual([scale(0.8)]);
});
