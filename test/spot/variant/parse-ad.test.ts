import {expect, test} from 'vitest';
import {z} from 'zod';
import {joinProblems} from '../../../src/spot/problem/join-problems.ts';
import {checkVariants} from '../../../src/spot/variant/check-variants.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';
import {draftVariants, VariantsFile} from '../../../src/spot/variant/variants-file.ts';

const template = defineTemplate({
  id: 't',
  title: 'T',
  copy: z.strictObject({hook: z.string()}),
  slots: {hook: {seconds: 3}},
});
const known = {
  template,
  templates: ['t'],
  brands: ['b'],
  shots: [],
  offers: {looks: [], beds: [], typography: []},
};

function check(written: object, rows?: Record<string, unknown>[]) {
  const file = VariantsFile.parse({template: 't', brand: 'b', props: {copy: {hook: 'Hi'}}, ...written});
  const drafts = draftVariants(file, rows, (index) => ({file: 'rows.csv', line: index + 2}));
  const {variants, found} = checkVariants(
    file,
    's',
    drafts,
    () => known,
    (path) => ({
      file: 'variants.yaml',
      field: path.join('/'),
    }),
  );
  return {variants, problems: joinProblems(found)};
}

test('each field of an ad may be shared, an axis or a column', () => {
  const {variants, problems} = check({
    ad: {headline: 'Still ice', url: 'https://a.example', utm: {source: 'meta'}},
    axes: {
      hook: [
        {id: 'ice', 'ad.headline': 'Ice'},
        {id: 'trail', 'ad.utm.content': '{variant}'},
      ],
      cta: [{id: 'shop', 'ad.callToAction': 'shop-now'}],
    },
  });
  expect(problems).toEqual([]);
  expect(variants.map(({id, ad}) => [id, ad])).toEqual([
    [
      'ice-shop',
      {headline: 'Ice', url: 'https://a.example', utm: {source: 'meta'}, callToAction: 'shop-now'},
    ],
    [
      'trail-shop',
      {
        headline: 'Still ice',
        url: 'https://a.example',
        utm: {source: 'meta', content: '{variant}'},
        callToAction: 'shop-now',
      },
    ],
  ]);
});

test('columns of a table set the ad, also a cover as a number', () => {
  const {variants, problems} = check({}, [
    {id: 'a', 'ad.headline': 'Ice', 'ad.cover': '1.5'},
    {id: 'b', 'ad.cover.frame': '12', 'copy.hook': 'Other'},
  ]);
  expect(problems).toEqual([]);
  expect(variants.map(({ad}) => ad)).toEqual([
    {headline: 'Ice', cover: {seconds: 1.5}},
    {cover: {frame: 12}},
  ]);
});

test('two variants may differ in their ads alone, and are refused where they differ in nothing', () => {
  const rows = (headline: string) => [
    {id: 'a', 'ad.headline': 'Ice'},
    {id: 'b', 'ad.headline': headline},
  ];
  expect(check({}, rows('Trail')).problems).toEqual([]);
  expect(check({}, rows('Ice')).problems).toMatchObject([{code: 'variant-duplicate'}]);
});

test('a wrong value names its line and its field', () => {
  expect(check({ad: {url: 'http://a.example'}}).problems).toMatchObject([
    {code: 'variant-ad', where: {field: 'ad.url'}, expected: expect.stringContaining('https://')},
  ]);
  expect(check({ad: {headlin: 'x'}}).problems).toMatchObject([
    {code: 'variant-ad', where: {field: 'ad.headlin'}, fix: expect.stringContaining('headline')},
  ]);
  expect(check({}, [{id: 'a', 'ad.callToAction': 'shop'}]).problems).toMatchObject([
    {code: 'variant-ad', where: {file: 'rows.csv', line: 2, field: 'ad.callToAction'}},
  ]);
  expect(check({ad: {cover: {frame: 999}}}).problems).toMatchObject([
    {code: 'ad-cover-late', where: {field: 'ad.cover'}},
  ]);
});

test('props never get a field of the ad', () => {
  const {variants} = check({ad: {headline: 'Ice'}});
  expect(variants[0]?.props).not.toHaveProperty('ad');
});
