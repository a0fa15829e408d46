import fc from 'fast-check';
import {expect, test} from 'vitest';
import {compositionIds} from '../../../src/spot/preview/composition-ids.ts';

const variants = (...ids: string[]) => ids.map((id) => ({id, choices: {}, props: null, problems: []}));

test('a variant keeps its id; if two spots have a variant of that id, the id of the spot comes before it', () => {
  const spots = [
    {id: 'flask', variants: variants('ice', 'main')},
    {id: 'mug', variants: variants('main')},
  ];
  expect(compositionIds(spots)).toEqual([
    {grid: 'flask--grid', problems: 'flask--problems', variants: ['ice', 'flask--main']},
    {grid: 'mug--grid', problems: 'mug--problems', variants: ['mug--main']},
  ]);
});

test('every id is valid for Remotion and unique, also for invalid rows', () => {
  const id = fc.oneof(fc.stringMatching(/^[a-c-]{1,3}$/), fc.string({maxLength: 4}));
  const spot = fc.record({id: fc.stringMatching(/^[a-b]{1,2}$/), ids: fc.array(id, {maxLength: 5})});
  fc.assert(
    fc.property(fc.uniqueArray(spot, {maxLength: 3, selector: (each) => each.id}), (spots) => {
      const found = compositionIds(spots.map(({id: name, ids}) => ({id: name, variants: variants(...ids)})));
      const all = found.flatMap(({grid, problems, variants: own}) => [grid, problems, ...own]);
      expect(new Set(all).size).toBe(all.length);
      for (const each of all) expect(each).toMatch(/^[a-z0-9-]+$/);
    }),
  );
});
