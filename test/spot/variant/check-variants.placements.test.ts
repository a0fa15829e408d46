import {expect, test} from 'vitest';
import {z} from 'zod';
import {placementOf} from '../../../src/spot/placement/placements.ts';
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

function check(props: object, rows?: Record<string, unknown>[]) {
  const file = VariantsFile.parse({template: 't', brand: 'b', props: {copy: {hook: 'Hi'}, ...props}});
  const drafts = draftVariants(file, rows, (index) => ({file: 'rows.csv', line: index + 2}));
  const {variants, found} = checkVariants(
    file,
    's',
    drafts,
    () => known,
    (path) => ({
      file: 'variants.yaml',
      line: path.includes('placements') ? 7 : 1,
    }),
  );
  return {variants, problems: joinProblems(found)};
}

test('a variant that names its placements is made for them together', () => {
  const {variants, problems} = check({placements: ['reels', 'snapchat']});
  expect(problems).toEqual([]);
  const placement = placementOf(variants[0]?.props ?? {format: '9:16'});
  expect(placement).toMatchObject({
    id: 'meta-reels+snapchat',
    safeZone: {top: 0.14, bottom: 0.35, left: 0.06, right: 0.06},
    loudness: {lufs: -16, peak: -1},
  });
});

test('a variant that names none is made for every social platform', () => {
  const [variant] = check({}).variants;
  expect(variant?.props).not.toHaveProperty('placements');
  expect(placementOf(variant?.props ?? {format: '9:16'}).id).toBe('common');
});

test('a cell of a table names several with commas or spaces', () => {
  const {variants, problems} = check({}, [
    {id: 'a', placements: 'meta-reels, snapchat'},
    {id: 'b', placements: 'x'},
  ]);
  expect(problems).toEqual([]);
  expect(variants.map(({props}) => props.placements)).toEqual([['meta-reels', 'snapchat'], ['x']]);
});

test('a placement that does not exist gets a suggestion, at its line', () => {
  expect(check({placements: ['tiktok-infeed']}).problems).toMatchObject([
    {
      code: 'variant-props',
      where: {file: 'variants.yaml', line: 7, field: 'placements.0'},
      got: '"tiktok-infeed"',
      fix: 'Did you mean "tiktok-in-feed"?',
    },
  ]);
});

test('a placement that does not run in the format of the variant is refused, at its line', () => {
  expect(check({format: '1:1', placements: ['pinterest', 'snapchat']}).problems).toMatchObject([
    {
      code: 'placement-format',
      where: {file: 'variants.yaml', line: 7, field: 'placements'},
      expected: '9:16',
      got: '1:1',
    },
  ]);
});

test('an empty list is refused', () => {
  expect(check({placements: []}).problems).toMatchObject([
    {code: 'variant-props', expected: 'at least 1 entries'},
  ]);
});
