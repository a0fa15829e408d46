import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {z} from 'zod';
import {Text} from '../../../src/spot/documents/field-types.ts';
import {longestCopies} from '../../../src/spot/findings/longest-copy.ts';
import {TRIED_LANGUAGES, wordsOf} from '../../../src/spot/findings/longest-words.ts';

const languages = fc.constantFrom(...TRIED_LANGUAGES);

test('a text has exactly the wanted length in every language, and consists of words', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 400}), languages, fc.string(), (length, language, seed) => {
      const text = wordsOf(length, language, seed);
      expect(text).toHaveLength(length);
      expect(text.normalize('NFC')).toBe(text);
      expect(text).not.toMatch(/^ | $| {2}/);
      expect(Math.max(...text.split(' ').map((word) => word.length))).toBeLessThanOrEqual(18);
    }),
  );
});

test('one seed always gives the same words, another seed other words', () => {
  expect(wordsOf(60, 'de', 'copy.hook')).toBe(wordsOf(60, 'de', 'copy.hook'));
  expect(wordsOf(60, 'de', 'copy.hook')).not.toBe(wordsOf(60, 'de', 'copy.proof'));
});

/** A schema, and the length that each of its texts has to come out with. */
type Field = {schema: z.ZodType; lengths: (value: unknown) => [got: number, most: number][]};

const text = fc.integer({min: 1, max: 200}).map(
  (most): Field => ({
    schema: Text.max(most),
    lengths: (value) => [[(value as string).length, most]],
  }),
);
const choice = fc.constantFrom<Field>(
  {schema: z.enum(['light', 'dark', 'none']), lengths: () => []},
  {schema: z.boolean().default(false), lengths: () => []},
  {schema: z.int().min(3).max(90), lengths: () => []},
);
const {field} = fc.letrec<{field: Field}>((tie) => ({
  field: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    text,
    choice,
    tie('field').map(
      ({schema, lengths}): Field => ({
        schema: schema.optional(),
        lengths: (value) => (value === undefined ? [] : lengths(value)),
      }),
    ),
    fc.tuple(tie('field'), fc.integer({min: 0, max: 2}), fc.integer({min: 0, max: 2})).map(
      ([{schema, lengths}, least, more]): Field => ({
        schema: z
          .array(schema)
          .min(least)
          .max(least + more),
        lengths: (value) => (value as unknown[]).flatMap(lengths),
      }),
    ),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('field'), {maxKeys: 3}).map(
      (fields): Field => ({
        schema: z.strictObject(
          Object.fromEntries(Object.entries(fields).map(([key, {schema}]) => [key, schema])),
        ),
        lengths: (value) =>
          Object.entries(fields).flatMap(([key, {lengths}]) =>
            lengths((value as Record<string, unknown>)[key]),
          ),
      }),
    ),
  ),
}));

test('for any schema with maximums, every copy is valid and every text in it has the maximum length', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), field, {maxKeys: 4}),
      languages,
      (fields, language) => {
        const schema = z.strictObject(
          Object.fromEntries(Object.entries(fields).map(([key, {schema: inner}]) => [key, inner])),
        );
        const {copies, problems} = longestCopies(schema, language);
        expect(problems).toEqual([]);
        expect(copies.length).toBeGreaterThanOrEqual(3);
        for (const {copy} of copies) {
          expect(schema.parse(copy)).toEqual(copy);
          for (const [key, {lengths}] of Object.entries(fields))
            for (const [got, most] of lengths(copy[key])) expect(got).toBe(most);
        }
      },
    ),
  );
});

describe('the copies of a template', () => {
  const schema = z.strictObject({
    hook: Text.max(40),
    hookOn: z.enum(['light', 'dark', 'photo']).optional(),
    price: Text.max(10).optional(),
    steps: z
      .array(z.strictObject({title: Text.max(24), detail: Text.max(48).optional()}))
      .min(2)
      .max(5),
  });
  const {copies} = longestCopies(schema, 'de');
  const copyNamed = (name: string) =>
    copies.find((each) => each.name === name)?.copy as z.infer<typeof schema>;

  test('contain every alternative, and include the shortest copy', () => {
    expect(copies.map(({name}) => name)).toEqual(['longest-1', 'longest-2', 'longest-3', 'barest']);
    expect(copies.slice(0, 3).map(({copy}) => copy.hookOn)).toEqual(['light', 'dark', 'photo']);
    expect(copyNamed('barest')).toEqual({
      hook: expect.any(String),
      steps: [{title: expect.any(String)}, {title: expect.any(String)}],
    });
  });

  test('fill lists, and have short texts as a price and as words', () => {
    expect(copyNamed('longest-1').steps).toHaveLength(5);
    expect(copyNamed('longest-1').price).toBe('1.299,00 €');
    expect(copyNamed('longest-2').price).toMatch(/^\p{L}/u);
  });
});

test('a text or a list without a maximum is a problem that names the field', () => {
  const {problems} = longestCopies(
    z.strictObject({hook: Text, steps: z.array(z.strictObject({title: z.string().min(3)}))}),
    'en',
  );
  expect(problems.map(({code, where}) => [code, where?.field])).toEqual([
    ['copy-without-maximum', 'copy.hook'],
    ['copy-without-maximum', 'copy.steps'],
    ['copy-without-maximum', 'copy.steps.0.title'],
  ]);
  expect(problems[0]?.fix).toContain('Text.max(40)');
});

test('a text of a fixed form gets its longest example, and a problem without one', () => {
  const link = z.url().max(40);
  const examples = ['https://a.example', 'https://a.example/as/long/as/it/gets'];
  expect(longestCopies(z.strictObject({link: link.meta({examples})}), 'en').copies[0]?.copy).toEqual({
    link: examples[1],
  });
  expect(longestCopies(z.strictObject({link}), 'en').problems).toMatchObject([
    {code: 'copy-unfillable', where: {field: 'copy.link'}, fix: expect.stringContaining('examples')},
  ]);
});
