import {expect, test} from 'vitest';
import {commentsIn} from '../../../src/machine/documents/yaml-comments.ts';

test('comments are read, and a # in a text, quoted or not, is none', () => {
  const text = [
    '# first',
    'hook: "Voted #1 by riders"  # second',
    "cta: 'Ride # free'",
    '"#key": "#1"',
    'plain: a#b',
    'block: |',
    '  # of the text',
    'list:',
    '  - one # third',
    '',
  ].join('\n');
  expect(commentsIn(text)).toEqual(['# first', '# second', '# third']);
  expect(commentsIn('')).toEqual([]);
});
