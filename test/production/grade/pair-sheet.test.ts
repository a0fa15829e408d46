import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {writePairSheet} from '../../../src/production/grade/pair-sheet.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** Writes a sheet of pairs of these widths, red on the left and blue on the right, and reads it back. */
async function sheetOf(widths: readonly number[], label = (at: number) => `pour, take ${at + 1}`) {
  const folder = temporaryFolder();
  const pairs = await Promise.all(
    widths.map(async (width, at) => {
      const half = {width: width / 2, height: 256, channels: 3 as const};
      const blue = await sharp({create: {...half, background: '#0000ff'}})
        .png()
        .toBuffer();
      const file = join(folder, `${at}.png`);
      await sharp({create: {...half, width, background: '#ff0000'}})
        .composite([{input: blue, left: width / 2, top: 0}])
        .png()
        .toFile(file);
      return {label: label(at), file};
    }),
  );
  const to = join(folder, 'sheet.jpg');
  await writePairSheet(pairs, ['as it is', 'corrected'], to);
  const {data, info} = await sharp(to).raw().toBuffer({resolveWithObject: true});
  /** Whether words are drawn in a part of the sheet. */
  const hasWords = (left: number, top: number, width: number, height: number): boolean => {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++)
        if ((data[3 * (y * info.width + x)] ?? 255) < 60 && (data[3 * (y * info.width + x) + 2] ?? 255) < 60)
          return true;
    return false;
  };
  return {width: info.width, height: info.height, hasWords};
}

test('a pair has its name above it, and each half says what it is', async () => {
  const {width, hasWords} = await sheetOf([288, 288]);
  expect(width).toBe(2 * 16 + 2 * 288 + 24);
  for (const left of [16, 16 + 144, 16 + 288 + 24, 16 + 288 + 24 + 144]) {
    expect(hasWords(left, 16, 120, 28)).toBe(true);
    expect(hasWords(left, 16 + 28 + 28 + 256, 120, 16)).toBe(false);
  }
  expect(hasWords(16, 44, 144, 28)).toBe(true);
  expect(hasWords(16 + 288 + 24, 44, 144, 28)).toBe(true);
});

test('many pairs stand in columns, so that the sheet is no strip', async () => {
  for (const [count, wide] of [
    [1, 910],
    [24, 910],
    [40, 288],
  ] as const) {
    const {width, height} = await sheetOf(Array<number>(count).fill(wide));
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(3);
  }
});

test('pairs of different shapes have their middles below one another, and a long name stays on the sheet', async () => {
  const long = 'a-very-long-name-of-a-shot-of-ice-in-a-tall-glass, take 12';
  const {width, hasWords} = await sheetOf([910, 288], () => long);
  expect(width).toBe(2 * 16 + 910);
  expect(hasWords(16 + 311, 44 + 256 + 28 + 24, 288, 28)).toBe(true);
});
