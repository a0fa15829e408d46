import {join} from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {
  type Planes,
  readPlanes,
  toYuva,
  unite,
  widenYuva,
} from '../../../../../src/production/render/set-engine/graphics-states/yuva-planes.ts';
import {temporaryFolder} from '../../../../support/folder.ts';

/** BT.709 in limited range, without rounding. */
function toYuv([red, green, blue]: readonly [number, number, number]): [number, number, number] {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [
    16 + (219 * luma) / 255,
    128 + (224 * (blue - luma)) / 255 / 1.8556,
    128 + (224 * (red - luma)) / 255 / 1.5748,
  ];
}

const Level = fc.integer({min: 0, max: 255});
const Colour = fc.tuple(Level, Level, Level);

/** Four pixels of one colour and alpha. */
const flat = (colour: readonly number[], alpha: number): Planes => ({
  width: 2,
  height: 2,
  rgba: Buffer.from(Array.from({length: 4}, () => [...colour, alpha]).flat()),
  box: {x: 0, y: 0, width: 2, height: 2},
});

test('a state over footage is what their colours mix to, to a level', () => {
  fc.assert(
    fc.property(Colour, Level, Colour, fc.constantFrom(0, 16), (colour, alpha, ground, lift) => {
      const [y = 0, , , , u = 0, v = 0, a = 0] = toYuva(
        flat(colour, alpha),
        {x: 0, y: 0, width: 2, height: 2},
        lift,
      );
      expect(a).toBe(alpha);
      const part = alpha / 255;
      const under = toYuv(ground);
      const laid = [
        under[0] * (1 - part) + y - lift,
        (under[1] - 128) * (1 - part) + u,
        (under[2] - 128) * (1 - part) + v,
      ];
      const [first, second, third] = colour.map((level, at) => level * part + (ground[at] ?? 0) * (1 - part));
      const mixed = toYuv([first ?? 0, second ?? 0, third ?? 0]);
      for (const [at, value] of laid.entries())
        expect(Math.abs(value - (mixed[at] ?? 0))).toBeLessThanOrEqual(0.51);
    }),
  );
});

test('colour is the mean of what four pixels show, not of what they hide', () => {
  const planes = flat([255, 0, 0], 0);
  planes.rgba.fill(0);
  planes.rgba.set([255, 0, 0, 255], 0);
  planes.rgba.set([0, 0, 255, 0], 4);
  const [, , , , u = 0, v = 0] = toYuva(planes, {x: 0, y: 0, width: 2, height: 2}, 0);
  const [, wantU, wantV] = toYuv([255, 0, 0]);
  expect(Math.abs(u - (128 + (wantU - 128) / 4))).toBeLessThanOrEqual(0.5);
  expect(Math.abs(v - (128 + (wantV - 128) / 4))).toBeLessThanOrEqual(0.5);
});

test('the part of a state that is drawn in is found, in pairs of pixels', async () => {
  const file = join(temporaryFolder(), 'state.png');
  const mark = await sharp({create: {width: 3, height: 5, channels: 4, background: '#ff000040'}})
    .png()
    .toBuffer();
  await sharp({create: {width: 40, height: 60, channels: 4, background: '#00000000'}})
    .composite([{input: mark, left: 11, top: 21}])
    .png()
    .toFile(file);
  expect((await readPlanes(file)).box).toEqual({x: 10, y: 20, width: 4, height: 6});
  const empty = join(temporaryFolder(), 'empty.png');
  await sharp({create: {width: 40, height: 60, channels: 4, background: '#00000000'}})
    .png()
    .toFile(empty);
  expect((await readPlanes(empty)).box).toBeNull();
});

test('boxes are united to the least that holds them; none is none', () => {
  const a = {x: 2, y: 4, width: 6, height: 2};
  const b = {x: 4, y: 2, width: 2, height: 8};
  expect(unite([a, null, b])).toEqual({x: 2, y: 2, width: 6, height: 8});
  expect(unite([null, null])).toBeNull();
});

test('a part set into a larger one is what the larger one is made of by itself', () => {
  const Even = (most: number) => fc.integer({min: 0, max: most / 2}).map((half) => half * 2);
  const [width, height] = [24, 16];
  const Part = fc
    .record({x: Even(width - 2), y: Even(height - 2), right: Even(width), bottom: Even(height)})
    .map(({x, y, right, bottom}) => ({
      x,
      y,
      width: Math.max(2, right - x),
      height: Math.max(2, bottom - y),
    }));
  fc.assert(
    fc.property(
      Part,
      Part,
      fc.constantFrom(0, 16),
      fc.infiniteStream(Level),
      (inner, other, lift, levels) => {
        const outer = unite([inner, other]) ?? inner;
        const rgba = Buffer.alloc(width * height * 4);
        for (let y = inner.y; y < inner.y + inner.height; y++)
          for (let at = (y * width + inner.x) * 4; at < (y * width + inner.x + inner.width) * 4; at++)
            rgba[at] = levels.next().value ?? 0;
        const planes = {width, height, rgba, box: inner};
        expect(
          widenYuva(toYuva(planes, inner, lift), inner, outer, lift).equals(toYuva(planes, outer, lift)),
        ).toBe(true);
      },
    ),
  );
});
