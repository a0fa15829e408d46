import {expect, test} from 'vitest';
import {chooseSamples, hexOfLight, pointsOf, SAMPLES} from '../../../src/spot/grade/match-space.ts';
import {scene} from './colours.ts';

const share = (samples: Uint8Array, is: (pixel: number[]) => boolean): number => {
  let count = 0;
  for (let at = 0; at < samples.length; at += 3) if (is([...samples.subarray(at, at + 3)])) count++;
  return (3 * count) / samples.length;
};
/** Half grass, half another colour. */
const halves = (other: number[]): Uint8Array =>
  Uint8Array.from(Array.from({length: 2000}, (_, at) => (at % 2 ? [70, 110, 60] : other)).flat());

test('samples are as many as fit, from dark to light, and colours of the picture', () => {
  const samples = chooseSamples(scene(3)).all;
  expect(samples).toHaveLength(3 * SAMPLES);
  const luma = Array.from({length: SAMPLES}, (_, at) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, c) => sum + weight * (samples[3 * at + c] ?? 0), 0),
  );
  expect(luma.toSorted((a, b) => a - b)).toEqual(luma);
});

test('samples without skin are there only where a picture has skin beside other colours', () => {
  const isGrass = ([red = 0, green = 0]: number[]): boolean => green > red;
  const {all, bare} = chooseSamples(halves([196, 150, 125]));
  expect(share(all, isGrass)).toBeCloseTo(0.5, 1);
  expect(share(bare ?? all, isGrass)).toBeGreaterThan(0.85);
  expect(chooseSamples(halves([120, 120, 200])).bare).toBeNull();
  expect(
    chooseSamples(Uint8Array.from({length: 300}, (_, at) => [196, 150, 125][at % 3] ?? 0)).bare,
  ).toBeNull();
});

test('pixels of a product are left out, unless nothing else is there', () => {
  const pixels = halves([120, 120, 200]);
  const isBlue = ([red = 0, , blue = 0]: number[]): boolean => blue > red + 50;
  expect(share(chooseSamples(pixels, (pixel) => pixel % 2 === 0).all, isBlue)).toBe(0);
  expect(chooseSamples(pixels, () => true).all).toHaveLength(3 * SAMPLES);
});

test('grey has no chroma, and a difference of a strong colour counts less than one of a pale colour', () => {
  const [, a = 1, b = 1] = pointsOf(Uint8Array.from([128, 128, 128]));
  expect(Math.hypot(a, b)).toBeLessThan(0.05);
  const distance = (one: number[], other: number[]): number => {
    const points = pointsOf(Uint8Array.from([...one, ...other]));
    return Math.hypot((points[1] ?? 0) - (points[4] ?? 0), (points[2] ?? 0) - (points[5] ?? 0));
  };
  expect(distance([255, 0, 0], [255, 24, 24])).toBeLessThan(distance([128, 128, 128], [140, 124, 124]) * 1.5);
});

test('a colour of linear light as hexadecimal codes', () => {
  expect(hexOfLight([1, 0, 0.2158605])).toBe('#ff0080');
  expect(hexOfLight([1.2, -0.1, 0])).toBe('#ff0000');
});
