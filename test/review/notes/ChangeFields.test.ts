import {expect, test} from 'vitest';
import {describeChange} from '../../../src/review/notes/ChangeFields.tsx';

test('a change is told in words', () => {
  expect(describeChange({kind: 'say', text: 'Ice.'})).toBe('say: Ice.');
  expect(describeChange({kind: 'shorten', seconds: 0.5})).toBe('shorten by 0.5 s');
  expect(describeChange({kind: 'lengthen', seconds: 0.5})).toBe('lengthen by 0.5 s');
  expect(describeChange({kind: 'bigger'})).toBe('larger type');
  expect(describeChange({kind: 'start', seconds: -1})).toBe('start 1 s earlier');
  expect(describeChange({kind: 'take', take: 3})).toBe('use take 3');
});
