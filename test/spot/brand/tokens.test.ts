import {describe, expect, test} from 'vitest';
import {layUnder} from '../../../src/spot/brand/merge-tokens.ts';
import {brandOfTokens, type Token} from '../../../src/spot/brand/tokens.ts';

const token = (id: string, type: string, value: unknown, more: Partial<Token> = {}): Token => ({
  id,
  type,
  value,
  alias: null,
  letterCase: null,
  where: {file: 'x.tokens.json', line: 3, column: 5},
  ...more,
});
const ink = token('color.palette.ink', 'color', '#111111');

describe('names', () => {
  test('lose a leading color and palette', () => {
    const names = ['color.palette.ink', 'colors.deepMoss', 'acme.color.200', 'palette.Sea Green'];
    const {brand} = brandOfTokens(names.map((id) => token(id, 'color', '#111111')));
    expect(Object.keys(brand.color.palette)).toEqual(['ink', 'deep-moss', 'acme-color-200', 'sea-green']);
  });

  test('of roles give roles, by the name of their palette colour if they have one', () => {
    const {brand} = brandOfTokens([
      ink,
      token('color.role.foreground', 'color', '#111111', {alias: 'color.palette.ink'}),
      token('color.primary', 'color', '#3f5b4b'),
      token('color.primary.dark', 'color', '#222222'),
    ]);
    expect(brand.color).toEqual({
      palette: {ink: '#111111', 'primary-dark': '#222222'},
      foreground: 'ink',
      primary: '#3f5b4b',
    });
  });

  test('that two colours share are refused, with their places', () => {
    const {problems} = brandOfTokens([ink, token('color.ink', 'color', '#222222')]);
    expect(problems).toMatchObject([
      {code: 'tokens-name', where: {line: 3, field: 'color.ink'}, got: 'the same name as color.palette.ink'},
    ]);
  });
});

describe('type', () => {
  const px = (value: number) => ({value, unit: 'px'});

  test('of a composite token is in em of its font size', () => {
    const {brand} = brandOfTokens([
      token('typography.headings', 'typography', {
        fontFamily: ['Literata', 'serif'],
        fontSize: px(40),
        fontWeight: 500,
        letterSpacing: px(-0.8),
        lineHeight: px(44),
      }),
    ]);
    expect(brand.typography.headings).toEqual({
      family: 'Literata',
      weight: 500,
      'letter-spacing': -0.02,
      'line-height': 1.1,
    });
  });

  test('of single tokens is combined, and a set has only its changes', () => {
    const {brand} = brandOfTokens([
      token('typography.base.fontFamily', 'fontFamily', ['Onest'], {letterCase: 'upper'}),
      token('typography.base.lineHeight', 'number', 1.3),
      token('typography.sets.modern.headings.fontWeight', 'fontWeight', 600),
    ]);
    expect(brand.typography).toEqual({
      base: {family: 'Onest', 'line-height': 1.3, case: 'upper'},
      sets: {modern: {headings: {weight: 600}}},
    });
  });

  test('converts px and rem at 16 px, and takes 16 px for a length without a font size', () => {
    const {brand} = brandOfTokens([
      token('typography.base', 'typography', {
        fontFamily: ['Onest'],
        fontSize: {value: 2, unit: 'rem'},
        letterSpacing: px(0.64),
      }),
      token('typography.headings.letterSpacing', 'dimension', px(-0.4)),
    ]);
    expect(brand.typography).toEqual({
      base: {family: 'Onest', 'letter-spacing': 0.02},
      headings: {'letter-spacing': -0.025},
    });
  });

  test('with an invalid value is refused', () => {
    const {problems} = brandOfTokens([
      token('typography.base.lineHeight', 'number', 5),
      token('typography.base.fontWeight', 'number', 400),
    ]);
    expect(problems).toMatchObject([
      {code: 'tokens-value', expected: '<=2', got: '5'},
      {code: 'tokens-type', expected: 'fontWeight', got: 'number'},
    ]);
  });
});

describe('merged under brand.yaml', () => {
  const {brand, origins} = brandOfTokens([
    ink,
    token('color.role.foreground', 'color', '#111111', {alias: 'color.palette.ink'}),
    token('color.role.primary', 'color', '#3f5b4b'),
  ]);

  test('they fill missing fields', () => {
    expect(layUnder({meta: {name: 'A'}}, brand, origins)).toEqual({
      merged: {
        meta: {name: 'A'},
        color: {palette: {ink: '#111111'}, foreground: 'ink', primary: '#3f5b4b'},
        typography: undefined,
      },
      conflicts: [],
    });
  });

  test("the person's line wins, and what differs is told", () => {
    const written = {color: {palette: {ink: '#000000', moss: '#3F5B4B'}, foreground: 'ink', primary: 'moss'}};
    const {merged, conflicts} = layUnder(written, brand, origins);
    expect(merged).toEqual(written);
    expect(conflicts).toEqual([
      {field: 'color.palette.ink', kept: '#000000', left: '#111111', token: 'color.palette.ink'},
    ]);
  });
});
