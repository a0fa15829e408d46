import fc from 'fast-check';
import {expect, test} from 'vitest';
import {countIn, numberStyle} from '../../../src/production/results/count-in-cell.ts';
import {joinReport} from '../../../src/production/results/plan-results.ts';
import type {Variant} from '../../../src/spot/variant/check-variants.ts';

const variantOf = (id: string): Variant =>
  ({id, name: `brand_${id}_v1`, choices: {hook: id}, props: {}}) as unknown as Variant;
const VARIANTS = ['shop', 'shop-long', 'try'].map(variantOf);
const KNOWN = {
  spot: 'spring',
  otherSpots: ['summer', 'spring-uk'],
  delivered: [{variant: 'try', name: 'Final Cut 7'}],
};

function join(header: string, ...lines: string[]) {
  const columns = header.split('|');
  const rows = lines.map((text, at) => ({
    line: at + 2,
    cells: Object.fromEntries(text.split('|').map((cell, column) => [columns[column] ?? '', cell])),
    more: Math.max(0, text.split('|').length - columns.length),
  }));
  return joinReport({file: 'report.csv', line: 1, columns, rows}, VARIANTS, KNOWN);
}

test.each([
  ['the name of the variant', 'brand_shop_v1', 'shop', true],
  ['a delivered file', 'Final_Cut_7.mp4', 'try', true],
  ['a name with the id of the spot', 'spring_shop-long_meta-reels_r2', 'shop-long', true],
  ['a name that only contains the id', 'autumn_shop_meta-reels_r1', 'shop', false],
  ['the id alone', 'shop', 'shop', false],
])('%s is joined; only a name that could be another ad is a guess', (_, name, variant, sure) => {
  const {results, guessed, left} = join('Ad name|Impressions', `${name}|10`);
  expect(left).toEqual([]);
  expect(results.map((each) => each.variant)).toEqual([variant]);
  expect(guessed).toEqual(sure ? [] : [{line: 2, name, variant}]);
});

test.each([
  ['summer_shop_meta-reels_r1', 'it contains the name of the spot "summer"'],
  ['spring-uk shop', 'it contains the name of the spot "spring-uk"'],
  ['winter sale', 'it contains the name of no variant of this spot'],
])('the ad %s of another spot is not counted', (name, reason) => {
  const {results, left} = join('Ad name|Impressions', `${name}|10`);
  expect(results).toEqual([]);
  expect(left).toEqual([{line: 2, name, reason}]);
});

test.each([
  ['1,234', [], 1234],
  ['12,345,678', [], 12_345_678],
  ['1.234', [], undefined],
  ['1.234', ['0.75'], 1.234],
  ['1.234', ['10,50'], 1234],
  ['1.234', ['1.234.567'], 1234],
  ['1.234.567', [], 1_234_567],
  ['12,345', ['1.234,5'], 12.345],
  ['3,125', ['0,125'], 3.125],
  ['0,125', [], 0.125],
  ['3.125', ['0.125'], 3.125],
  ['1 234', [], 1234],
  ["1'234", [], 1234],
  ['12.0', ['12.0'], 12],
  ['12,34,5', [], undefined],
  ['1.2.3', [], undefined],
  ['-5', [], undefined],
  ['5e3', [], undefined],
  ['12.', [], undefined],
  ['', [], 0],
  ['--', [], 0],
])('the cell %s in a report with %j is %s', (cell, others, count) => {
  expect(countIn(cell, numberStyle([cell, ...others]))).toBe(count);
});

test('a whole number is read as it was written, in any style', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.constantFrom(',', '.', ' ', "'"), (value, separator) => {
      const grouped = String(value).replaceAll(/\B(?=(\d{3})+$)/g, separator);
      const evidence = separator === '.' ? '1,5' : '1.5';
      expect(countIn(grouped, numberStyle([grouped, evidence]))).toBe(value);
    }),
  );
});

test('a fractional conversion counts as it is; a fraction of any other count is listed', () => {
  const report = join(
    'Ad name|Impressions|Conversions|Cost',
    'brand_shop_v1|100|1.234|0.75',
    'brand_try_v1|1.5|1|0.10',
  );
  expect(report.results.map(({counts}) => counts.conversions)).toEqual([1.234]);
  expect(report.left.map(({line, reason}) => [line, reason])).toEqual([
    [3, '"1.5" is not clearly a whole number (impressions)'],
  ]);
});

test('a row that ends early or has more cells than columns is listed, and counts nothing', () => {
  const {results, left} = join('Ad name|Impressions|Link clicks', 'try|10', 'try|1|000|20', 'try|3|');
  expect(results).toMatchObject([{variant: 'try', counts: {impressions: 3, clicks: 0}}]);
  expect(left).toEqual([
    {line: 2, name: 'try', reason: 'the row ends before the column "Link clicks"'},
    {line: 3, name: 'try', reason: 'the row has 1 more cell than there are columns'},
  ]);
});

test('the column "Results" is not taken for conversions, and the report says so', () => {
  const {columns, results, notes} = join('Ad name|Impressions|Link clicks|Results', 'brand_shop_v1|100|9|9');
  expect(columns.conversions).toBeNull();
  expect(results[0]?.counts.conversions).toBeNull();
  expect(notes).toEqual([
    'the column "Results" is not read: what it counts depends on the goal of the campaign',
  ]);
});

test('more conversions than clicks are named, as the share leaves them out', () => {
  const {notes} = join('Ad name|Impressions|Clicks|Purchases', 'brand_shop_v1|100|2|5');
  expect(notes).toEqual([
    'conversions per click: left out for shop, because there are more conversions than clicks',
  ]);
});

test.each([
  'Ad name|Impressions|Impressions',
  'Ad name|Impressions|Clicks| clicks',
  'Ad name|ad name|Impressions',
])('a report with a column twice is refused: %s', (header) => {
  expect(() => join(header, 'brand_shop_v1|1|1|1')).toThrowError(
    expect.objectContaining({code: 'report-columns', exitCode: 2}),
  );
});

test('a column twice that is not read does no harm', () => {
  expect(join('Ad name|Impressions|Notes|Notes', 'brand_shop_v1|1|a|b').results).toHaveLength(1);
});
