import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {fallbackCharacter} from '../../../src/spot/brand/fallback-character.ts';

const LATIN = `${'1'.repeat(64)}.woff2`;
const SIGNS = `${'2'.repeat(64)}.woff2`;
const base = {...BLANK_SPOT.brand.typography.base, family: 'Sans 1'};
const file = (src: string, range: string | null) => ({
  family: 'Sans 1',
  src,
  weight: '400',
  style: 'normal' as const,
  range,
});
const spot = {
  ...BLANK_SPOT,
  brand: {
    ...BLANK_SPOT.brand,
    typography: {base, headings: base, fonts: [file(LATIN, null), file(SIGNS, 'U+2700-27BF')]},
  },
};
const has = (src: string, point: number): boolean =>
  src === LATIN ? point < 0x250 : [0x2713, 0x2605].includes(point);
const inSans = (characters: string) => [{families: ['Sans 1'], characters}];

test('a character that any file of the family has for its range is drawn by the brand', () => {
  expect(fallbackCharacter(spot, inSans('Kühl ✓'), has)).toBeNull();
});

test('a character outside of the ranges or glyphs of all files is named with its code point', () => {
  expect(fallbackCharacter(spot, inSans('Kühl ★'), has)).toBe('★ (U+2605)');
  expect(fallbackCharacter(spot, inSans('✗'), has)).toBe('✗ (U+2717)');
  expect(fallbackCharacter(spot, [{families: ['Serif'], characters: 'a'}], has)).toBe('a (U+0061)');
});

test('spaces and joiners need no glyph', () => {
  expect(fallbackCharacter(spot, inSans('\u00a0\u200d\u00ad\n'), has)).toBeNull();
});
