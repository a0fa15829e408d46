import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readGlyphs, readWeights} from '../../../src/machine/fonts/read-font.ts';
import {ROOT} from '../../support/tools.ts';

const inter = join(ROOT, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');

test('a variable font has the range of its axis', async () => {
  expect(await readWeights(inter)).toEqual({variable: true, from: 100, to: 900});
});

test('a font of a brand says which characters it has', async () => {
  const glyphs = await readGlyphs(inter);
  expect(glyphs.has(0x41)).toBe(true);
  expect(glyphs.has(0x6f22)).toBe(false);
});
