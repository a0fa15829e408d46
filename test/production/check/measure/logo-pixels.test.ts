import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {logoPixels} from '../../../../src/production/check/measure/logo-pixels.ts';
import {logo} from '../rules/brand/graphics.ts';

let folder: string;
const pathOf = (src: string): string => join(folder, src);

/** A file of 40 x 10 px whose left half is transparent, and one that is opaque. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'logo-pixels-'));
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><path d="M20 0h20v10H20z"/></svg>',
  );
  await sharp(svg).png().toFile(pathOf('half.png'));
  await sharp(svg).flatten({background: '#ffffff'}).png().toFile(pathOf('opaque.png'));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

const area = {x: 90, y: 190, width: 50, height: 30};
const small = {box: {x: 100, y: 200, width: 20, height: 5}, drawn: {width: 20, height: 5}};

/** The box of the pixels in the area, and their number. */
async function found(change: Parameters<typeof logo>[0]) {
  const pixels = await logoPixels(logo({...small, src: 'half.png', ...change}), area, pathOf);
  if (!pixels) return null;
  const at = [...pixels.mask.keys()].filter((each) => pixels.mask[each] === 1);
  const columns = at.map((each) => each % area.width);
  return [Math.min(...columns), Math.max(...columns), at.length];
}

test('finds the opaque pixels of the file, at its place and in its size', async () => {
  expect(await found({})).toEqual([20, 29, 10 * 5]);
  expect(await found({box: {x: 100, y: 200, width: 20, height: 10}})).toEqual([20, 29, 10 * 10]);
});

test('inside of its box, the content has the place that it is drawn at', async () => {
  const content = {x: 0.5, y: 0, width: 0.5, height: 1};
  expect(await found({content})).toEqual([25, 29, 5 * 5]);
});

test('leaves out what is cut off', async () => {
  expect(await found({clip: {x: 0, y: 0, width: 115, height: 203}})).toEqual([20, 24, 5 * 3]);
});

test('says whether the file has no transparent pixel', async () => {
  const isOpaque = async (src: string) => (await logoPixels(logo({...small, src}), area, pathOf))?.isOpaque;
  expect([await isOpaque('half.png'), await isOpaque('opaque.png')]).toEqual([false, true]);
});

test('does not know the pixels of a logo that is turned, mirrored, changed by CSS or of no file', async () => {
  expect(await found({matrix: [0, 1, -1, 0]})).toBeNull();
  expect(await found({matrix: [-1, 0, 0, 1]})).toBeNull();
  expect(await found({effects: ['clip-path: inset(10px)']})).toBeNull();
  expect(await found({src: 'missing.png'})).toBeNull();
});
