import {describe, expect, test} from 'vitest';
import {composite} from '../../../../src/production/check/measure/ground-picture.ts';
import {logoGroundOf} from '../../../../src/production/check/measure/logo-ground.ts';
import type {LogoPixels} from '../../../../src/production/check/measure/logo-pixels.ts';
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

/** The pixels of the file of this logo. */
const own = {mask: new Uint8Array(pixels), isOpaque: false};
for (let y = 2; y < 8; y++) own.mask.fill(1, y * area.width + 5, y * area.width + 15);

/** Graphics that are all of one grey. */
const card = (code: number): Uint8Array =>
  new Uint8Array(4 * pixels).map((_, at) => (at % 4 === 3 ? 255 : code));
/** A picture of graphics over another one. */
const over = (below: Uint8Array, above: Uint8Array): Uint8Array =>
  below.map((code, at) => (above[at - (at % 4) + 3] === 255 ? (above[at] as number) : code));
/** Graphics under a dark veil of this opacity. */
const veiled = (rgba: Uint8Array, opacity: number): Uint8Array =>
  rgba.map((code, at) => (at % 4 === 3 ? code : Math.round(code * (1 - opacity) + 30 * opacity)));

type Pictures = {under?: number; whole: Uint8Array; ground?: Uint8Array; file?: LogoPixels | null};
const contrastIn = ({under = 90, whole, ground = nothing, file = own}: Pictures): number | undefined =>
  logoGroundOf({
    ...{part, area, under: grey(under), whole, ground, own: file},
    behind: composite(grey(under), ground),
  })[0]?.contrast;
const contrastOf = (under: number, whole: Uint8Array): number | undefined => contrastIn({under, whole});

test('a white logo has the highest contrast over black, and none over a white sky', () => {
  expect(contrastOf(0, logoOf(255, 255))).toBeCloseTo(21, 1);
  expect(contrastOf(250, logoOf(255, 255))).toBeLessThan(1.1);
});

test('a part of a logo may have the colour of the picture, if the other half can be seen', () => {
  expect(contrastOf(255, logoOf(0, 255))).toBeGreaterThan(1.5);
});

test.each([
  [230, 1.25],
  [240, 1.14],
  [255, 1],
])('a white logo on an opaque card of grey %d has a contrast of %d', (code, contrast) => {
  const ground = card(code);
  expect(contrastIn({whole: over(ground, logoOf(255, 255)), ground})).toBeCloseTo(contrast, 1);
});

test('one dot that can be seen is not the whole logo', () => {
  const [ground, whole] = [card(255), over(card(255), logoOf(255, 255))];
  whole.set([0, 0, 0, 255], 4 * (4 * area.width + 7));
  expect(contrastIn({whole, ground})).toBe(1);
});

test('a black logo under a veil that is nearly opaque cannot be seen', () => {
  const ground = veiled(card(255), 0.92);
  const whole = veiled(over(card(255), logoOf(0, 0)), 0.92);
  expect(contrastIn({whole, ground})).toBeLessThan(1.5);
});

describe('of a file without a transparent pixel', () => {
  const file = {...own, isOpaque: true};

  test('the background does not count where it has the colour of the card', () => {
    const whole = over(card(255), logoOf(255, 255));
    for (let x = 6; x < 9; x++) whole.set([0, 0, 0, 255], 4 * (4 * area.width + x));
    expect(contrastIn({whole, ground: card(255), file})).toBeCloseTo(21, 1);
  });

  test('a logo has no contrast where nothing of it can be seen', () => {
    expect(contrastIn({whole: over(card(255), logoOf(245, 245)), ground: card(255), file})).toBeLessThan(1.2);
  });
});

test('where the pixels of a logo are not known, those count that differ', () => {
  expect(contrastIn({under: 0, whole: logoOf(255, 255), file: null})).toBeCloseTo(21, 1);
  expect(contrastIn({whole: nothing, file: null})).toBeUndefined();
});
