import {expect, test} from 'vitest';
import {BLANK_ANIMATIC} from '../../src/animatic/blank-animatic.ts';
import {
  FIGURE_SIZE,
  horizonOf,
  PRODUCT_HEIGHT,
  type ShotDrawingProps,
  shortSideOf,
  subjectX,
  subjectY,
} from '../../src/animatic/framing.ts';
import {readShot} from '../../src/spot/animatic/read-shot.ts';

const view = {width: 100, height: 150};

test('a closer framing shows products and figures larger', () => {
  const far = ['aerial', 'wide', 'medium', 'close-up', 'extreme-close-up'] as const;
  const heights = far.map((framing) => [PRODUCT_HEIGHT[framing], FIGURE_SIZE[framing].height]);
  expect(heights.map(([product]) => product)).toEqual([0.16, 0.32, 0.66, 1.02, 1.75]);
  expect(heights.map(([, figure]) => figure)).toEqual([0.2, 0.56, 1.62, 3.1, 6.4]);
});

test('the horizon is lower in close-ups than in wide shots, and above the picture in aerial shots', () => {
  expect(horizonOf('close-up', view)).toBe(30);
  expect(horizonOf('wide', view)).toBe(-3);
  expect(horizonOf('aerial', view)).toBe(-75);
});

test('shortSideOf is the shorter side of the view', () => {
  expect(shortSideOf(view)).toBe(100);
  expect(shortSideOf({width: 178, height: 90})).toBe(90);
});

test('the subject is at the focus point of the shot', () => {
  const propsFor = (focus: [number, number]): ShotDrawingProps => {
    const shot = {...BLANK_ANIMATIC, focus};
    return {shot, reading: readShot(shot), view, t: 0, seconds: 0};
  };
  expect([subjectX(propsFor([0.5, 0.5])), subjectY(propsFor([0.5, 0.5]))]).toEqual([0, 0]);
  expect(subjectX(propsFor([0.75, 0.5]))).toBe(25);
  expect(subjectY(propsFor([0.5, 0.25]))).toBe(-30);
});
