import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {TypeStyle} from '../../../src/spot/brand/brand-file.ts';
import {
  charactersOf,
  filesFor,
  inRange,
  isEmoji,
  nameOfCharacter,
  textsIn,
} from '../../../src/spot/brand/characters.ts';

const style = (more: Partial<TypeStyle> = {}): TypeStyle => TypeStyle.parse({family: 'Sans', ...more});

describe('the visible characters of a text', () => {
  test('are those with a glyph, each once', () => {
    expect(charactersOf('Ab b\n\u00ad\u200d\ufe0f\u00a0!', style(), 'en')).toEqual(['A', 'b', '!']);
  });

  test('are composed, and upper case follows the rules of the language', () => {
    expect(charactersOf('e\u0301', style(), 'fr')).toEqual(['é']);
    expect(charactersOf('ß', style({case: 'upper'}), 'de')).toEqual(['S']);
    expect(charactersOf('i', style({case: 'upper'}), 'tr')).toEqual(['İ']);
  });
});

describe('the font files of a style', () => {
  const file = (path: string, weight: number | string, kind: 'normal' | 'italic' = 'normal') => ({
    path,
    weight,
    style: kind,
  });
  const fonts = [
    {
      family: 'Sans',
      source: 'file' as const,
      files: [file('a', '100..500'), file('b', '600..900'), file('c', 400, 'italic')],
    },
    {family: 'Serif', source: 'file' as const, files: [file('d', 400)]},
  ];

  test('have its weight or the nearest one, and are upright', () => {
    const paths = (more: Partial<TypeStyle>) => filesFor({fonts}, style(more)).map(({path}) => path);
    expect(paths({weight: 300})).toEqual(['a']);
    expect(paths({weight: 580})).toEqual(['b']);
    expect(paths({family: 'Serif', weight: 900})).toEqual(['d']);
  });

  test('draw only characters in their range', () => {
    fc.assert(
      fc.property(fc.integer({min: 0x20, max: 0x1ffff}), fc.integer({min: 0x20, max: 0x1ffff}), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const hex = (point: number): string => point.toString(16);
        const range = `U+${hex(from)}-${hex(to)}, U+20AC`;
        for (const point of [from - 1, from, to, to + 1].filter((each) => each < 0xd800 || each > 0xdfff)) {
          const inside = (point >= from && point <= to) || point === 0x20ac;
          expect(inRange(range, String.fromCodePoint(point))).toBe(inside);
        }
      }),
    );
    expect(inRange('U+4??', 'Ж')).toBe(true);
    expect(inRange('U+4??', 'Z')).toBe(false);
    expect(inRange(undefined, '漢')).toBe(true);
  });
});

test('a character is named with its code point', () => {
  expect(nameOfCharacter('→')).toBe('→ (U+2192)');
  expect(nameOfCharacter('\u0301')).toBe('◌\u0301 (U+0301)');
});

test('characters that are text by default are no emoji', () => {
  expect(['🚲', '🇩', '⚡'].map(isEmoji)).toEqual([true, true, true]);
  expect(['©', '™', '7', '→'].map(isEmoji)).toEqual([false, false, false, false]);
});

test('texts are found anywhere in a value', () => {
  expect(textsIn({steps: [{title: 'Clip'}, {title: 'Ride'}], count: 2}, ['copy'])).toEqual([
    {path: ['copy', 'steps', 0, 'title'], text: 'Clip'},
    {path: ['copy', 'steps', 1, 'title'], text: 'Ride'},
  ]);
});
