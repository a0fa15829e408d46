import {expect, test} from 'vitest';
import {warnOfDocuments} from '../../../src/production/project/warn-of-documents.ts';

test('every warning is one sentence with its code, and a cause that several variants share is told once', () => {
  const told: string[] = [];
  const refused = ['a', 'b'].map((id, index) => ({
    id,
    problem: {code: 'variant-props', what: 'is not valid', where: {file: 'rows.csv', line: index + 2}},
  }));
  const doubtful = {code: 'text-doubtful', what: 'has an error value', where: {file: 'rows.csv', line: 9}};
  warnOfDocuments(
    {catalog: {brands: {}, templates: {}, brandIds: []}, warnings: [doubtful], refused},
    {warn: (text) => told.push(text)},
  );
  expect(told).toEqual([
    'rows.csv:9: has an error value [text-doubtful]',
    'rows.csv:2: is not valid, in variant "a" and 1 more (lines 2 to 3) [variant-props]',
  ]);
});
