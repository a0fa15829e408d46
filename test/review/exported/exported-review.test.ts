import {expect, test} from 'vitest';
import {answerExported} from '../../../src/review/exported/exported-review.ts';
import type {ReviewBoard} from '../../../src/spot/review/board.ts';
import {SentNotes} from '../../../src/spot/review/sent-notes.ts';

const note = {
  ...{by: 'Ana', variant: 'one', sha256: 'a'.repeat(64), text: 'Brighter', frames: {from: 3, frames: 2}},
  ...{box: null, kind: 'should', scope: 'all', slot: 'hook', field: 'copy.hook', change: null},
};

const answer = (body: unknown) => answerExported({id: 'first', board: {} as ReviewBoard}, 'note', body);

const isImported = (body: object): boolean =>
  SentNotes.safeParse({tenspot: 'notes/1', spot: 'tiny', notes: [{key: 'k', ...body}]}).success;

test.each(['Brighter', '👍👍', '?', '→ left'])(
  'a comment such as %j is kept, and the import takes it',
  (text) => {
    expect(answer({...note, text})).toBeNull();
    expect(isImported({...note, text})).toBe(true);
  },
);

test.each([
  ['an empty comment', {text: ' \u200b'}, 'text'],
  ['a comment that is too long', {text: 'x'.repeat(4001)}, 'text'],
  ['a name without a letter', {by: '★'}, 'by'],
])('%s is refused at once: the import would refuse the whole file', (_, change, field) => {
  expect(isImported({...note, ...change})).toBe(false);
  const answered = answer({...note, ...change});
  expect(answered).toMatchObject({problems: [{code: 'note-invalid', what: expect.stringContaining(field)}]});
});
