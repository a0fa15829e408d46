import {expect, test} from 'vitest';
import {chooseCopy} from '../../../src/spot/writing/choose-copy.ts';

const parts = [
  {role: 'hook', copy: 'hook', slot: 'a'},
  {role: 'body', copy: 'steps.0.title', slot: 'b'},
  {role: 'body', copy: 'steps.1.title', slot: 'c'},
  {role: 'price', copy: 'price', slot: 'd'},
  {role: 'cta', copy: 'cta', slot: 'd'},
] as const;

const limits: Record<string, number> = {hook: 10, 'steps.0.title': 6, 'steps.1.title': 6, price: 5, cta: 8};

test('only sentences that fit are chosen, none is cut, and what is left open is named', () => {
  const chosen = chooseCopy(
    {
      angle: 'routine',
      hooks: ['Far too long a line', 'Short'],
      bodies: [['Clip it', 'Poke', 'Seen'], ['Clip it again']],
      ctas: ['Learn more about it'],
    },
    {
      brief: {product: 'Peck', promise: 'Be seen', offer: undefined},
      price: {price: '€29', amounts: ['€29']},
      unproven: () => undefined,
      parts,
      most: (path) => limits[path] ?? 0,
    },
  );
  expect(chosen).toEqual({
    shared: {price: '€29'},
    hooks: ['Short'],
    bodies: [{'steps.0.title': 'Poke', 'steps.1.title': 'Seen'}],
    ctas: [],
    open: [{copy: 'cta', role: 'cta', most: 8, shortest: 'Learn more about it'}],
    refused: [],
  });
});
