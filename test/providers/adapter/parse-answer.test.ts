import {expect, test} from 'vitest';
import {z} from 'zod';
import {parseAnswer, TimeText} from '../../../src/providers/adapter/parse-answer.ts';

const Answer = z.looseObject({video: z.looseObject({url: z.string()})});

test('an answer that is as documented comes back, with the fields that nothing is known of', () => {
  const answer = {video: {url: 'https://a.example/clip.mp4', codec: 'h264'}, seed: 7};
  expect(parseAnswer(Answer, answer)).toEqual(answer);
});

test.each([
  [{video: {}}, 'video.url', 'a string', 'nothing'],
  [{video: {url: null}}, 'video.url', 'a string', 'null'],
  [{video: {url: 7}}, 'video.url', 'a string', '7'],
  [{video: [1, 2]}, 'video', 'an object', 'a list of 2'],
  [{video: 'soon'}, 'video', 'an object', '"soon"'],
  [{}, 'video', 'an object', 'nothing'],
  [null, 'the whole answer', 'an object', 'null'],
])('of %j it says the field, what was expected and what came', (answer, field, expected, got) => {
  expect(() => parseAnswer(Answer, answer)).toThrow(
    expect.objectContaining({
      code: 'answer-unreadable',
      problems: [expect.objectContaining({where: {field}, expected, got})],
      message: expect.stringContaining(`${field}: `),
    }),
  );
});

test('a long text is not quoted, so that no part of a key or of a signed URL is', () => {
  const secret = 'sk-canary-'.repeat(5);
  expect(() => parseAnswer(Answer, {video: secret})).toThrow('got a string of 50 characters');
  expect(() => parseAnswer(Answer, {video: secret})).toThrow(expect.not.stringContaining('canary'));
});

test('a time is text that Date can read', () => {
  expect(parseAnswer(TimeText, '2026-11-22T10:00:00.123456Z')).toBe('2026-11-22T10:00:00.123456Z');
  for (const wrong of ['soon', '', 1_795_000_000, null]) expect(() => parseAnswer(TimeText, wrong)).toThrow();
});
