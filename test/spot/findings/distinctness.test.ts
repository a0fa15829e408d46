import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type ComparedVariant, distinctnessOf, type Moment} from '../../../src/spot/findings/distinctness.ts';

/** A moment of 100 cells of one colour, of which the first `text` have another. */
const moment = (colour: number, text = 0, textColour = 255): Moment => ({
  name: `${colour} ${text} ${textColour}`,
  cells: Uint8Array.from({length: 300}, (_, at) => (at < 3 * text ? textColour : colour)),
});

const variant = (id: string, change: Partial<ComparedVariant> = {}): ComparedVariant => ({
  id,
  choices: {},
  idea: id,
  format: '9:16',
  opening: Array.from({length: 12}, () => moment(100)),
  whole: Array.from({length: 15}, () => moment(100)),
  words: ['still', 'ice'],
  mix: 'mix',
  levels: [-20, -30, -20, -40],
  ...change,
});

/** Five hooks, each over other footage, with two calls to action in the last three seconds. */
const hooksAndCalls = [0, 1, 2, 3, 4].flatMap((hook) =>
  ['shop', 'learn'].map((cta) =>
    variant(`h${hook}-${cta}`, {
      choices: {hook: `h${hook}`, cta},
      opening: Array.from({length: 12}, () => moment(20 + 40 * hook)),
      whole: Array.from({length: 15}, (_, at) =>
        at < 5 ? moment(20 + 40 * hook) : moment(100, at < 12 ? 0 : 8, cta === 'shop' ? 255 : 0),
      ),
      words: [`hook${hook}`, 'still', 'ice', cta],
    }),
  ),
);

test('an axis whose values only change a button adds no concept: ten files, five concepts', () => {
  const {concepts, axes} = distinctnessOf(hooksAndCalls);
  expect(concepts).toEqual([0, 1, 2, 3, 4].map((hook) => [`h${hook}-shop`, `h${hook}-learn`]));
  expect(axes).toEqual([
    {axis: 'hook', values: 5, variants: 10, concepts: 10, adds: true},
    {axis: 'cta', values: 2, variants: 10, concepts: 5, adds: false},
  ]);
});

test('formats, lengths and placements are not counted as axes: they are one idea for several places', () => {
  const made = ['9:16', '1:1'].flatMap((format) =>
    ['one', 'two'].map((hook) => ({
      ...variant(`${hook}-${format}`, {idea: hook, format: format as '9:16'}),
      choices: {hook, format},
    })),
  );
  expect(distinctnessOf(made).axes.map(({axis}) => axis)).toEqual(['hook']);
});

test('one idea in several formats is one concept, and is not compared with itself', () => {
  const formats = ['9:16', '1:1', '16:9'].map((format) => variant(format, {idea: 'one', format}));
  const {concepts, pairs} = distinctnessOf(formats);
  expect(concepts).toEqual([['9:16', '1:1', '16:9']]);
  expect(pairs).toEqual([]);
});

test('variants that share no format are not compared', () => {
  const {concepts, pairs} = distinctnessOf([variant('a'), variant('b', {format: '1:1'})]);
  expect(concepts).toEqual([['a'], ['b']]);
  expect(pairs).toEqual([]);
});

test('each part is the share that both have', () => {
  const [pair] = distinctnessOf([
    variant('a'),
    variant('b', {
      opening: Array.from({length: 12}, () => moment(100, 25)),
      whole: Array.from({length: 15}, (_, at) => moment(at < 3 ? 200 : 100)),
      words: ['still', 'hot'],
      mix: 'other',
      levels: [-40, -20, -30, -20],
    }),
  ]).pairs;
  expect(pair).toMatchObject({a: 'a', b: 'b', opening: 0.75, whole: 0.8, copy: 0.5, sound: 0});
  expect(pair?.alike).toBeCloseTo(0.5 * 0.75 + 0.3 * 0.8 + 0.1 * 0.5, 4);
});

test('every variant is in exactly one concept, in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({colour: fc.integer({min: 0, max: 5}), idea: fc.integer({min: 0, max: 4})}), {
        minLength: 1,
        maxLength: 12,
      }),
      (drawn) => {
        const made = drawn.map(({colour, idea}, at) =>
          variant(`v${at}`, {
            idea: `i${idea}`,
            opening: [moment(50 * colour)],
            whole: [moment(50 * colour)],
          }),
        );
        const sorted = (variants: readonly ComparedVariant[]) =>
          distinctnessOf(variants)
            .concepts.map((ids) => ids.toSorted().join())
            .sort();
        expect(sorted(made).join().split(',').sort()).toEqual(made.map(({id}) => id).sort());
        // Ideas are compared by their first variant, so only the order of the ideas is free.
        const ideas = [...Map.groupBy(made, ({idea}) => idea).values()];
        expect(sorted(ideas.toReversed().flat())).toEqual(sorted(made));
      },
    ),
  );
});
