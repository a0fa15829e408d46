import {expect, test} from 'vitest';
import {AskError, mediaUrl} from '../../../src/review/app/ask.ts';

test('a refusal is told with what was expected, what came and what to do', () => {
  const error = new AskError([
    {code: 'a', what: 'it is closed', expected: 'an open round', got: 'round 1', fix: 'Open one.'},
    {code: 'b', what: 'and more'},
  ]);
  expect(error.sentences).toBe('it is closed (expected an open round, got round 1). Open one.\nand more');
});

test('no id can leave its place in the address of a picture', () => {
  expect(mediaUrl('take', '../../etc/passwd')).toBe('/media/take/..%2F..%2Fetc%2Fpasswd');
});
