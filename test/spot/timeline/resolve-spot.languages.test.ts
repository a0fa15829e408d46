import {expect, test} from 'vitest';
import {z} from 'zod';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import type {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {SpotProps, type SpotPropsInput} from '../../../src/spot/variant/spot-props.ts';
import {type AnyTemplate, defineTemplate} from '../../../src/spot/variant/template.ts';

const template: AnyTemplate = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({}),
  slots: {
    full: {seconds: 5},
    right: {seconds: 5, rect: {x: 0.54, y: 0.1, width: 0.46, height: 0.9}},
    second: {with: 'right', rect: {x: 0.06, y: 0.76, width: 0.2, height: 0.16}},
  },
});

const {typography, ...brand} = BLANK_SPOT.brand;
const HASH = '0'.repeat(64);

const font = (family: string, languages?: string[]): BrandFile['typography']['fonts'][number] => ({
  family,
  source: 'file',
  ...(languages ? {languages} : {}),
  files: [{path: 'a.woff2', weight: 400, style: 'normal'}],
});
const FONTS = [font('Onest'), font('Noto JP', ['ja']), font('Noto TC', ['zh-TW']), font('Noto Arabic')];

const resolved = (more: Partial<SpotPropsInput>) =>
  resolveSpot({
    props: SpotProps.parse({template: 't', brand: 'none', copy: {}, ...more}),
    template,
    kit: {
      brand,
      lines: {
        legal: {en: 'Sample.', ar: 'إعلان.'},
        'end-card': {tagline: 'Drink up.', url: {en: 'a.example/en'}},
        markets: {ch: {countries: [], legal: 'Bern.'}},
      },
      typography: {
        base: {...typography.base, family: 'Onest', fallback: ['Noto JP', 'Noto TC', 'Noto Arabic']},
        headings: {...typography.headings, family: 'Onest'},
        fonts: FONTS,
        sets: {},
      },
      fonts: FONTS.map(({family}) => ({
        family: `${family} 0123abcd`,
        src: `${HASH}.woff2`,
        weight: '400',
        style: 'normal' as const,
        range: null,
      })),
    },
    fillings: {},
    transitions: {},
  });

const rectsIn = (language: string) =>
  Object.fromEntries(resolved({language}).footage.map(({slot, rect}) => [slot, rect]));

test('footage is at the other side in a language from right to left, and full frames stay', () => {
  expect(rectsIn('he')).toEqual({
    full: {x: 0, y: 0, width: 1, height: 1},
    right: {x: 0, y: 0.1, width: 0.46, height: 0.9},
    second: {x: expect.closeTo(0.74, 10), y: 0.76, width: 0.2, height: 0.16},
  });
  expect(rectsIn('ja').right?.x).toBe(0.54);
});

test('a style falls back to the fonts that are for the language, and only their files are loaded', () => {
  const familiesIn = (language: string) => {
    const {base, headings, fonts} = resolved({language}).brand.typography;
    expect(headings.fallback).toBeUndefined();
    expect(fonts.map(({family}) => family)).toEqual([base.family, ...(base.fallback ?? [])]);
    return base.fallback?.map((family) => family.replace(' 0123abcd', ''));
  };
  expect(familiesIn('ja-JP')).toEqual(['Noto JP', 'Noto Arabic']);
  expect(familiesIn('zh-TW')).toEqual(['Noto TC', 'Noto Arabic']);
  expect(familiesIn('en')).toEqual(['Noto Arabic']);
});

test('the lines of the brand are those of the language and the market', () => {
  const {legal, endCard} = resolved({language: 'ar'}).brand;
  expect([legal, endCard]).toEqual(['إعلان.', {tagline: 'Drink up.', url: null}]);
  expect(resolved({language: 'en-GB', market: 'ch'}).brand).toMatchObject({
    legal: 'Bern.',
    endCard: {url: 'a.example/en'},
  });
});
