import {expect, test} from 'vitest';
import {logoGroundOf} from '../../../../src/production/check/measure/logo-ground.ts';
import {words} from '../rules/brand/graphics.ts';

const area = {x: 10, y: 10, width: 20, height: 10};
const ink = {x: 15, y: 12, width: 10, height: 6};
const part = words('', 'the logo', {kind: 'logo', box: ink, ink, style: null});
const pixels = area.width * area.height;

/** Footage of one grey; graphics that are transparent, or have a logo of these greys in its left and right half. */
const grey = (code: number): Uint8Array => new Uint8Array(3 * pixels).fill(code);
const nothing = new Uint8Array(4 * pixels);
function logoOf(left: number, right: number): Uint8Array {
  const rgba = new Uint8Array(4 * pixels);
  for (let y = 2; y < 8; y++)
    for (let x = 5; x < 15; x++) {
      const code = x < 10 ? left : right;
      rgba.set([code, code, code, 255], 4 * (y * area.width + x));
    }
  return rgba;
}

const contrastOf = (under: number, whole: Uint8Array): number | undefined =>
  logoGroundOf({part, frame: 3, area, under: grey(under), whole, ground: nothing})[0]?.contrast;

test('a white logo has the highest contrast over black, and none over a white sky', () => {
  expect(contrastOf(0, logoOf(255, 255))).toBeCloseTo(21, 1);
  expect(contrastOf(250, logoOf(255, 255))).toBeLessThan(1.1);
});

test('a part of a logo may have the colour of the picture, if the other half can be seen', () => {
  expect(contrastOf(255, logoOf(0, 255))).toBeGreaterThan(1.5);
});

test('a place without a difference has no logo', () => {
  expect(contrastOf(255, nothing)).toBeUndefined();
});
