import {expect, test} from 'vitest';
import {lineHash, recordLines, writersOf} from '../../../src/production/write/written-record.ts';

const entry = {document: 'script.yaml', at: '2026-11-29T10:00:00.000Z'};

test('a line is recorded once for each writer, and the last writer counts', () => {
  const first = recordLines('', 'written.yaml', {...entry, by: 'framework', marks: ['a', 'b', 'a']});
  expect(first.startsWith('# The lines that')).toBe(true);
  expect(recordLines(first, 'written.yaml', {...entry, by: 'framework', marks: ['b']})).toBe(first);
  const second = recordLines(first, 'written.yaml', {...entry, by: 'some-model', marks: ['b']});
  expect(writersOf(second, 'written.yaml')).toEqual(
    new Map([
      [lineHash('a'), 'framework'],
      [lineHash('b'), 'some-model'],
    ]),
  );
});

test('a line that the document does not have any more is forgotten, so that a person may write it again as their own', () => {
  const first = recordLines('', 'written.yaml', {...entry, by: 'framework', marks: ['a', 'b']});
  const other = recordLines(first, 'written.yaml', {
    ...entry,
    document: 'shots.yaml',
    by: 'framework',
    marks: ['c'],
  });
  const later = recordLines(other, 'written.yaml', {
    ...entry,
    by: 'framework',
    marks: ['d'],
    present: ['b', 'd'],
  });
  expect([...writersOf(later, 'written.yaml').keys()].sort()).toEqual(['b', 'c', 'd'].map(lineHash).sort());
  expect(later.startsWith('# The lines that')).toBe(true);
  expect(
    recordLines(later, 'written.yaml', {...entry, by: 'framework', marks: [], present: ['b', 'd']}),
  ).toBe(later);
});

test('a record that is not valid is named with its line', () => {
  expect(() => writersOf('written:\n  - {by: x}\n', 'written.yaml')).toThrow(
    expect.objectContaining({code: 'document-invalid'}),
  );
});
