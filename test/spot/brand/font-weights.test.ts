import {expect, test} from 'vitest';
import {missingWeight} from '../../../src/spot/brand/font-weights.ts';

const style = (weight: number) => ({
  family: 'Lato',
  weight,
  'line-height': 1.2,
  'letter-spacing': 0,
  case: 'as-written' as const,
});
const fonts = (...weights: (number | string)[]) => ({
  fonts: [
    {
      family: 'Lato',
      source: 'file' as const,
      files: weights.map((weight) => ({
        path: `fonts/lato-${weight}.woff2`,
        weight,
        style: 'normal' as const,
      })),
    },
  ],
});

test('a weight that no file has is named, with the file that is used', () => {
  expect(missingWeight(fonts(400), style(900), 'typography.headings')).toMatchObject({
    code: 'font-weight',
    what: expect.stringContaining('typography.headings'),
    expected: 'a file with the weight 900',
    got: 'fonts/lato-400.woff2 (400)',
  });
  expect(missingWeight(fonts('200..800'), style(900), 'x')?.got).toBe('fonts/lato-200..800.woff2 (200..800)');
});

test('a weight that a file has, or a range includes, is fine', () => {
  expect(missingWeight(fonts(400, 900), style(900), 'x')).toBeUndefined();
  expect(missingWeight(fonts('200..900'), style(650), 'x')).toBeUndefined();
});

test.each([
  [
    'a range of a file that is not variable',
    '200..900',
    900,
    {variable: false, from: 400, to: 400},
    '400, not variable',
  ],
  ['a bold that is a regular', 700, 700, {variable: false, from: 400, to: 400}, '400, not variable'],
  ['a range wider than that of the file', '100..900', 900, {variable: true, from: 300, to: 700}, '300..700'],
])(
  'a weight that the brand says a file has, and that it has not, is named: %s',
  (_, said, wanted, found, got) => {
    const path = `fonts/lato-${said}.woff2`;
    expect(missingWeight(fonts(said), style(wanted), 'x', {[path]: found})).toMatchObject({
      code: 'font-weight',
      expected: `a file with the weight ${wanted}`,
      got: `${path} (${got})`,
    });
  },
);

test.each([
  ['a thin font of class 250', 100, 100, {variable: false, from: 250, to: 250}],
  ['one weight of a variable font', 700, 700, {variable: true, from: 100, to: 900}],
  ['a file that says what the brand says', 400, 400, {variable: false, from: 400, to: 400}],
])('nothing is said of %s', (_, said, wanted, found) => {
  expect(
    missingWeight(fonts(said), style(wanted), 'x', {[`fonts/lato-${said}.woff2`]: found}),
  ).toBeUndefined();
});
