import {expect, test} from 'vitest';
import {applyCase, cssFontFamily, typeCss} from '../../src/fonts/measure-text.ts';

const style = {
  family: 'Onest 1f2e3d4c',
  weight: 700,
  'line-height': 1.25,
  'letter-spacing': -0.02,
  case: 'as-written',
} as const;

test('a family name is quoted as CSS needs it', () => {
  expect(cssFontFamily('Onest 1f2e3d4c')).toBe('"Onest 1f2e3d4c"');
});

test('a type style becomes CSS: the line height in pixels, the letter spacing in em', () => {
  expect(typeCss(style, 40)).toMatchObject({
    fontFamily: '"Onest 1f2e3d4c"',
    fontSize: 40,
    fontWeight: 700,
    lineHeight: '50px',
    letterSpacing: '-0.02em',
  });
});

test('upper case follows the language, and is used only where the style asks for it', () => {
  const upper = {...style, case: 'upper'} as const;
  expect(applyCase('Straße', upper, 'de')).toBe('STRASSE');
  expect(applyCase('iki', upper, 'tr')).toBe('İKİ');
  expect(applyCase('iki', upper, 'en')).toBe('IKI');
  expect(applyCase('iki', style, 'tr')).toBe('iki');
});
