import {expect, test} from 'vitest';
import {leavesOf} from '../../../src/providers/suite/wire-format.ts';

test('every value of a request comes with the nearest name above it', () => {
  const body = {
    model: 'm',
    input: {prompt: 'a flask', seed: 0, images: [{url: 'a'}, {url: 'b'}], last: null},
  };
  expect(leavesOf(body)).toEqual([
    ['model', 'm'],
    ['prompt', 'a flask'],
    ['seed', 0],
    ['url', 'a'],
    ['url', 'b'],
    ['last', null],
  ]);
});

test('values of a list have the name of the list', () => {
  expect(leavesOf({size: [1, 2], empty: []})).toEqual([
    ['size', 1],
    ['size', 2],
  ]);
});
