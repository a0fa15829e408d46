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
