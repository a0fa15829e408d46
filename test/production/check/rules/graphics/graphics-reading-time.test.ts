import {expect, test} from 'vitest';
import {graphicsReadingTime} from '../../../../../src/production/check/rules/graphics/graphics-reading-time.ts';
import {during, graphics, judged, line} from '../../graphics.ts';

const shows = (text: string, frames: number, changes: Parameters<typeof line>[0] = {}) =>
  judged(graphicsReadingTime, graphics([during([line({text, ...changes})], frames), during([], 30)]));

test('a word needs 5/6 of a second', () => {
  expect(shows('Cold', 24)).toEqual([]);
  expect(shows('Cold', 23)).toEqual(['error: 0.77 s']);
});

test('a long text needs a second for 20 characters, and 0.3 s a word', () => {
  // 10 words of 5 characters with their spaces: 59 characters, 2.95 s; 3 s by words.
  const text = Array(10).fill('words').join(' ');
  expect(text).toHaveLength(59);
  expect(shows(text, 89)).toEqual([]);
  expect(shows(text, 88)).toEqual(['warning: 2.93 s']);
  expect(shows(text, 87)).toEqual(['error: 2.90 s']);
});

test('entrances count from half of the opacity on', () => {
  const text = line({text: 'Cold'});
  const fading = [0.4, 0.45, 0.5, 0.7].map((opacity) => during([{...text, opacity}], 1));
  const subject = (frames: number) => graphics([...fading, during([text], frames), during([], 9)]);
  expect(judged(graphicsReadingTime, subject(22))).toEqual([]);
  expect(judged(graphicsReadingTime, subject(21))).toHaveLength(1);
});

test('figures and signs without a letter or a digit are no words, and the legal line has a rule of its own', () => {
  expect(shows('→', 3)).toEqual([]);
  const legal = line({text: 'Sample advertisement.'});
  const spot = {copy: {legal: 'Sample advertisement.'}};
  expect(judged(graphicsReadingTime, graphics([during([legal], 3), during([], 9)], {spot}))).toEqual([]);
});

test('a text that is typed, counts or is shown word by word is one text', () => {
  const typed = [...'Cold all day'].map((_, at) =>
    during([line({text: 'Cold all day'.slice(0, at + 1)})], 2),
  );
  const subject = (rest: number) =>
    graphics([...typed, during([line({text: 'Cold all day'})], rest), during([], 9)]);
  expect(judged(graphicsReadingTime, subject(12))).toEqual([]);
  expect(judged(graphicsReadingTime, graphics([...typed.slice(0, 11), during([], 30)]))).toEqual([
    'error: 0.73 s',
  ]);
});

test('Chinese, Japanese and Korean are read by the rates of their subtitles', () => {
  const shown = (text: string, language: string, seconds: number) =>
    judged(
      graphicsReadingTime,
      graphics([during([line({text})], Math.round(seconds * 30) - 1), during([], 9)], {language}),
    ).length;
  // 20 characters each: 5 s, 2.2 s, 1.7 s.
  const [japanese, chinese, korean] = ['氷はまる'.repeat(5), '冰块仍在'.repeat(5), '얼음그대'.repeat(5)];
  expect([shown(japanese, 'ja', 4.9), shown(japanese, 'ja', 6)]).toEqual([1, 0]);
  expect([shown(chinese, 'zh', 2.1), shown(chinese, 'zh', 6)]).toEqual([1, 0]);
  expect([shown(korean, 'ko', 1.5), shown(korean, 'ko', 1.7)]).toEqual([1, 0]);
});
