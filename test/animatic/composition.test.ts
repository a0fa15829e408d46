import {expect, test} from 'vitest';
import {BLANK_ANIMATIC} from '../../src/animatic/blank-animatic.ts';
import {
  dropOf,
  FIGURE,
  horizonOf,
  offsetOf,
  PRODUCT_HEIGHT,
  roomOf,
  type ShotDrawingProps,
} from '../../src/animatic/composition.ts';
import {readShot} from '../../src/spot/animatic/read-shot.ts';

const frame = {width: 100, height: 150};

test('a nearer framing shows a product and a figure larger', () => {
  const far = ['aerial', 'wide', 'medium', 'close-up', 'extreme-close-up'] as const;
  const heights = far.map((framing) => [PRODUCT_HEIGHT[framing], FIGURE[framing].height]);
  expect(heights.map(([product]) => product)).toEqual([0.16, 0.32, 0.66, 1.02, 1.75]);
  expect(heights.map(([, figure]) => figure)).toEqual([0.2, 0.56, 1.62, 3.1, 6.4]);
});

test('the horizon falls from a close-up to a wide shot, and is above the picture from the air', () => {
  expect(horizonOf('close-up', frame)).toBe(30);
  expect(horizonOf('wide', frame)).toBe(-3);
  expect(horizonOf('aerial', frame)).toBe(-75);
});

test('sizes are parts of the shorter side', () => {
  expect(roomOf(frame)).toBe(100);
  expect(roomOf({width: 178, height: 90})).toBe(90);
});

test('the subject is where the focus of the shot is', () => {
  const drawn = (focus: [number, number]): ShotDrawingProps => {
    const shot = {...BLANK_ANIMATIC, focus};
    return {shot, reading: readShot(shot), frame, t: 0, seconds: 0};
  };
  expect([offsetOf(drawn([0.5, 0.5])), dropOf(drawn([0.5, 0.5]))]).toEqual([0, 0]);
  expect(offsetOf(drawn([0.75, 0.5]))).toBe(25);
  expect(dropOf(drawn([0.5, 0.25]))).toBe(-30);
});
