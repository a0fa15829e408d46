import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type GroundPicture, measureGround} from '../../../src/spot/findings/text-ground.ts';

const SIZE = {width: 400, height: 100};

type Color = readonly [number, number, number];

/** A ground of one colour for each pixel, with glyphs in the middle band. */
function picture(colorAt: (x: number, y: number) => Color, inside = {x: 0, y: 0, ...SIZE}): GroundPicture {
  const {width, height} = SIZE;
  const made = {
    ...SIZE,
    inside,
    rgb: new Uint8Array(3 * width * height),
    glyphs: new Uint8Array(width * height),
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      made.rgb.set(colorAt(x, y), 3 * (y * width + x));
      const isInBand = y >= 30 && y < 70 && x >= 20 && x < 380;
      made.glyphs[y * width + x] = isInBand && x % 20 < 6 ? 1 : 0;
    }
  return made;
}

const white = {paint: {color: '#ffffff', alpha: 1}, opacity: 1, size: 50, lineHeight: 60};

test.each([
  ['#ffffff', [0, 0, 0], 21],
  ['#ffffff', [118, 118, 118], 4.54],
  ['#000000', [255, 255, 255], 21],
  ['#777777', [255, 255, 255], 4.48],
  ['#3f5b4b', [243, 239, 230], 6.5],
] as const)('the contrast of %s on %j is that of WCAG', (color, ground, ratio) => {
  const {contrast, edge} = measureGround(
    picture(() => ground),
    {...white, paint: {color, alpha: 1}},
  );
  expect(contrast).toBeCloseTo(ratio, 1);
  expect(edge).toBe(0);
});

test('translucent text is mixed with what is behind it', () => {
  const half = measureGround(
    picture(() => [0, 0, 0]),
    {...white, opacity: 0.5},
  );
  // #808080 on black.
  expect(half.contrast).toBeCloseTo(5.32, 1);
  const both = measureGround(
    picture(() => [0, 0, 0]),
    {
      ...white,
      opacity: 0.5,
      paint: {color: '#ffffff', alpha: 0.5},
    },
  );
  // #404040 on black.
  expect(both.contrast).toBeCloseTo(2.03, 1);
});

test('the worst 5 % of the pixels in and around the glyphs decide, pixels elsewhere do not', () => {
  const bright = (share: number) =>
    measureGround(
      picture((x) => (x < 20 + 360 * share ? [230, 230, 230] : [0, 0, 0])),
      white,
    ).contrast;
  expect(bright(0.02)).toBe(21);
  expect(bright(0.08)).toBeLessThan(1.3);
  const below = measureGround(
    picture((_, y) => (y > 85 ? [230, 230, 230] : [0, 0, 0])),
    white,
  );
  expect(below.contrast).toBe(21);
});

test('an edge through the text reaches over the height of the glyphs', () => {
  const {edge} = measureGround(
    picture((x) => (x < 200 ? [20, 20, 20] : [110, 110, 110])),
    white,
  );
  expect(edge).toBeGreaterThan(0.6);
  const along = measureGround(
    picture((_, y) => (y < 50 ? [20, 20, 20] : [110, 110, 110])),
    white,
  );
  expect(along.edge).toBeGreaterThan(4);
});

test('a gradient, a step that is small beside the contrast of the text, and an edge elsewhere are no edges', () => {
  const gradient = measureGround(
    picture((x) => [x / 4, x / 4, x / 4].map(Math.round) as unknown as Color),
    white,
  );
  expect(gradient.edge).toBe(0);
  const faint = measureGround(
    picture((x) => (x < 200 ? [20, 20, 20] : [35, 35, 35])),
    white,
  );
  expect(faint.edge).toBe(0);
  const outside = measureGround(
    picture((_, y) => (y < 92 ? [20, 20, 20] : [180, 180, 180])),
    white,
  );
  expect(outside.edge).toBe(0);
});

test('the border of the plate of a text is no edge', () => {
  const plate = {x: 16, y: 30, width: 368, height: 40};
  const inPlate = (x: number, y: number): Color =>
    x >= 6 && x < 394 && y >= 20 && y < 80 ? [20, 20, 20] : [255, 255, 255];
  expect(measureGround(picture(inPlate), white).edge).toBeGreaterThan(1);
  expect(measureGround(picture(inPlate, plate), white).edge).toBe(0);
});

test('contrast is between 1 and 21, and equal for equal colours', () => {
  const channel = fc.integer({min: 0, max: 255});
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (color) => {
      const hex = `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      const same = measureGround(
        picture(() => color),
        {...white, paint: {color: hex, alpha: 1}},
      );
      expect(same.contrast).toBeCloseTo(1, 5);
      const other = measureGround(
        picture(() => color),
        white,
      ).contrast;
      expect(other).toBeGreaterThanOrEqual(1);
      expect(other).toBeLessThanOrEqual(21.01);
    }),
    {numRuns: 20},
  );
});
