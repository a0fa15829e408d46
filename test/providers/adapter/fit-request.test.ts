import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cut, promptOf} from '../../../src/providers/adapter/fit-request.ts';
import type {Generation} from '../../../src/providers/contract/card.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {NO_CAMERA_MOVE} from '../../../src/spot/timeline/camera-move.ts';

const prompt = (subject: string, most: number): string => {
  const shot = Shot.parse({id: 'hook', kind: 'scene', subject, framing: 'wide', seconds: 4});
  const request = {shot, move: NO_CAMERA_MOVE} as Parameters<typeof promptOf>[0];
  return promptOf(request, {prompt: most} as Generation, () => ({}));
};

test('a description is cut between words', () => {
  expect(prompt('a harbour at night with a hundred small boats', 40)).toBe(
    'wide of a harbour at night with a',
  );
});

test.each([
  ['one long word', 'x'.repeat(4000)],
  ['a word, then one long word', `harbour ${'x'.repeat(4000)}`],
  ['an address', `https://x.example/${'a1b2'.repeat(600)}`],
])('a description that cannot be cut is refused, and not sent without its subject: %s', (_, subject) => {
  expect(() => prompt(subject, 1000)).toThrow(expect.objectContaining({code: 'prompt-uncuttable'}));
});

test.each([
  ['Japanese', '夜の港に小さな船がたくさん浮かんでいる'],
  ['Thai', 'ท่าเรือยามค่ำคืนกับเรือลำเล็กมากมาย'],
])('%s has words without spaces, between which it is cut', (_, sentence) => {
  const held = prompt(sentence.repeat(40), 200);
  expect(held.length).toBeGreaterThan(180);
  expect(held.length).toBeLessThanOrEqual(200);
});

test('a cut text is the start of the text, short enough, and whole to its last character', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 80}), fc.integer({min: 0, max: 60}), (text, most) => {
      const held = cut(text, most);
      expect(held.length).toBeLessThanOrEqual(most);
      expect(text.startsWith(held)).toBe(true);
      expect(held.isWellFormed()).toBe(text.slice(0, held.length).isWellFormed());
      if (text.length <= most) expect(held).toBe(text);
    }),
  );
});

test.each(['', ' ', '...', '\u200b', '—'])(
  'a shot needs a subject that says something: %j does not',
  (subject) => {
    const shot = {id: 'hook', kind: 'scene', subject, framing: 'wide', seconds: 4};
    expect(Shot.safeParse(shot).error?.issues[0]?.message).toContain('expected words');
  },
);
