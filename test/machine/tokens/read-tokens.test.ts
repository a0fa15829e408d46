import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readTokens} from '../../../src/machine/tokens/read-tokens.ts';
import type {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {tokensOf} from '../../../src/spot/brand/export-tokens.ts';
import {brandOfTokens} from '../../../src/spot/brand/tokens.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** Tokens of one file, as text or as a value; each `color` is `[space, components, alpha]`. */
async function tokensIn(content: unknown, folder = temporaryFolder()) {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  writeFileSync(join(folder, 'brand.tokens.json'), text);
  return readTokens(folder);
}

const problemOf = async (content: unknown, folder = temporaryFolder()) => {
  const error: unknown = await tokensIn(content, folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TenspotError);
  const [problem] = (error as TenspotError).problems;
  return {...problem, where: {...problem?.where, file: problem?.where?.file?.replace(folder, '')}};
};

const color = (colorSpace: string, components: (number | null)[], alpha?: number) => ({
  $type: 'color',
  $value: {colorSpace, components, ...(alpha === undefined ? {} : {alpha})},
});

describe('colours', () => {
  test.each([
    ['srgb', [1, 0, 0], '#ff0000'],
    ['srgb-linear', [0.2158605, 0.2158605, 0.2158605], '#808080'],
    ['hsl', [120, 100, 25], '#008000'],
    ['hwb', [240, 0, 0], '#0000ff'],
    ['oklch', [1, 0, 0], '#ffffff'],
    ['oklab', [0, 0, 0], '#000000'],
    ['lab', [100, 0, 0], '#ffffff'],
    ['lch', [0, 0, 0], '#000000'],
    ['display-p3', [1, 1, 1], '#ffffff'],
    ['a98-rgb', [0, 0, 0], '#000000'],
    ['prophoto-rgb', [1, 1, 1], '#ffffff'],
    ['rec2020', [0, 0, 0], '#000000'],
    ['xyz-d65', [0, 0, 0], '#000000'],
    ['xyz-d50', [0, 0, 0], '#000000'],
  ] as const)('of %s become sRGB', async (space, components, hex) => {
    const [token] = await tokensIn({color: {one: color(space, [...components])}});
    expect(token?.value).toBe(hex);
  });

  test('outside sRGB keep their hue, and all their components are in range', async () => {
    const [token] = await tokensIn({color: {loud: color('display-p3', [0, 1, 0])}});
    expect(token?.value).toMatch(/^#00f[0-9a-f]{3}$/);
  });

  test('keep their alpha', async () => {
    const [token] = await tokensIn({color: {veil: color('srgb', [0, 0, 0], 0.5)}});
    expect(token?.value).toBe('#00000080');
  });

  test('are the same after an export and import', async () => {
    const byte = fc.integer({min: 0, max: 255});
    const hex = fc
      .array(byte, {minLength: 3, maxLength: 4})
      // An alpha of 255 is the same as none.
      .filter((bytes) => bytes[3] !== 255)
      .map((bytes) => `#${bytes.map((each) => each.toString(16).padStart(2, '0')).join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(hex, {minLength: 1, maxLength: 40}), async (colors) => {
        const palette = Object.fromEntries(colors.map((each, index) => [`c${index}`, each]));
        const style = {
          family: 'A',
          weight: 400,
          'line-height': 1,
          'letter-spacing': 0,
          case: 'as-written',
        } as const;
        const file = {
          meta: {name: 'Any'},
          color: {palette, foreground: 'c0', background: 'c0', primary: '#123456'},
          typography: {fonts: [], base: style, headings: style, sets: {}},
        } as unknown as BrandFile;
        const {brand} = brandOfTokens(await tokensIn(tokensOf(file)));
        expect(brand.color).toEqual({...file.color});
      }),
      {numRuns: 20},
    );
  });
});

describe('references', () => {
  test('by name, by pointer and to whole groups are followed', async () => {
    const ink = {colorSpace: 'srgb', components: [0, 0, 0]};
    const tokens = await tokensIn({
      color: {
        palette: {$type: 'color', ink: {$value: ink}},
        role: {
          foreground: {$type: 'color', $value: '{color.palette.ink}'},
          dark: {$type: 'color', $ref: '#/color/palette/ink'},
        },
      },
      night: {$extends: '{color.palette}'},
    });
    const {brand} = brandOfTokens(tokens);
    expect(brand.color).toEqual({
      palette: {ink: '#000000', 'night-ink': '#000000'},
      foreground: 'ink',
      dark: 'ink',
    });
  });

  test('to other folders and to the network are refused', async () => {
    const outer = temporaryFolder();
    const folder = join(outer, 'brand');
    mkdirSync(folder);
    writeFileSync(join(outer, 'secret.json'), '{"a": {"$type": "string", "$value": "secret"}}');
    for (const $ref of ['https://example.com/x.json#/a', '../secret.json#/a', 'file:///etc/passwd#/a']) {
      expect(await problemOf({a: {$type: 'string', $ref}}, folder)).toMatchObject({code: 'tokens-reference'});
    }
  });
});

describe('a problem', () => {
  test('has its file, line and column', async () => {
    expect(await problemOf({color: {a: {$type: 'color', $value: '{color.nope}'}}})).toMatchObject({
      code: 'tokens-invalid',
      what: 'Could not resolve alias {color.nope}',
      where: {file: '/brand.tokens.json', line: 5, column: 17},
    });
    expect(await problemOf({color: {a: color('srgb', [0, 0])}})).toMatchObject({
      what: 'Expected 3 components, received 2',
      where: {line: 7, column: expect.any(Number)},
    });
  });

  test('about a colour in the old format shows the new format', async () => {
    expect(await problemOf({color: {a: {$type: 'color', $value: '#ff8000'}}})).toMatchObject({
      expected: '{"colorSpace":"srgb","components":[1,0.502,0],"hex":"#ff8000"}',
      got: '"#ff8000"',
    });
  });

  test('about JSON syntax has its place', async () => {
    expect(await problemOf('{\n  "color": }')).toMatchObject({
      code: 'tokens-syntax',
      where: {file: '/brand.tokens.json', line: 2},
    });
  });
});
