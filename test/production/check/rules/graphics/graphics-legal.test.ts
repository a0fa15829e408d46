import {expect, test} from 'vitest';
import {graphicsLegal} from '../../../../../src/production/check/rules/graphics/graphics-legal.ts';
import {during, FPS, graphics, judged, line, lines} from '../../graphics.ts';

const NINE = 'One two six ten. It is an ad, ok.';
const TEN = `${NINE} Yes.`;

const subject = (
  text: string,
  {frames = 10 * FPS, size = 30, legal = text}: {frames?: number; size?: number; legal?: string} = {},
) =>
  graphics([during([line({name: 'copy.legal', text, style: {size}})], frames), during([], 9)], {
    spot: {copy: {legal}},
  });

test('a brand without a legal line needs none, and one with a legal line that no text shows fails', () => {
  expect(judged(graphicsLegal, graphics([during([line()])]))).toEqual([]);
  expect(judged(graphicsLegal, subject('Something else', {legal: NINE}))).toEqual(['error: no such text']);
});

test('the line is recognised in capitals, over several lines and with a hyphen', () => {
  const text = lines(['SAMPLE ADVERTISE-', 'MENT. FICTIONAL.'], {style: {size: 30}});
  const spot = {
    copy: {},
    brand: {...graphics([]).spot.brand, legal: 'Sample advertise\u00adment. Fictional.'},
  };
  expect(judged(graphicsLegal, graphics([during(text, 300)], {spot}))).toEqual([]);
});

test('a line that is a part of a longer text counts, two letters of other words do not', () => {
  expect(judged(graphicsLegal, subject(`${NINE} Offer ends today.`, {legal: NINE}))).toEqual([]);
  expect(judged(graphicsLegal, subject('Ready made', {legal: 'Ad'}))).toEqual(['error: no such text']);
});

test('it needs 2.4 % of the shorter side', () => {
  expect(judged(graphicsLegal, subject(NINE, {size: 25.92}))).toEqual([]);
  expect(judged(graphicsLegal, subject(NINE, {size: 25.9}))).toEqual(['error: 25.9 px']);
});

test('nine words need 1.8 s and 2 s to notice them, ten 2 s and 3 s', () => {
  expect(judged(graphicsLegal, subject(NINE, {frames: 113}))).toEqual([]);
  expect(judged(graphicsLegal, subject(NINE, {frames: 112}))).toEqual(['warning: 3.73 s']);
  expect(judged(graphicsLegal, subject(TEN, {frames: 149}))).toEqual([]);
  expect(judged(graphicsLegal, subject(TEN, {frames: 148}))).toEqual(['warning: 4.93 s']);
});

test('a line that goes away before it can be read is an error', () => {
  // 33 characters: 1.65 s.
  expect(judged(graphicsLegal, subject(NINE, {frames: 49}))).toEqual(['warning: 1.63 s']);
  expect(judged(graphicsLegal, subject(NINE, {frames: 48}))).toEqual(['error: 1.60 s']);
});

test('the line of the copy and the line of the brand are both needed', () => {
  const brand = {...graphics([]).spot.brand, legal: 'Fictional brand. Sample only.'};
  const spot = {copy: {legal: NINE}, brand};
  const text = (words: string) => line({name: 'copy.legal', text: words, style: {size: 30}});
  const both = [text(NINE), line({text: 'Fictional brand. Sample only.', style: {size: 30}})];
  expect(judged(graphicsLegal, graphics([during(both, 300)], {spot}))).toEqual([]);
  expect(judged(graphicsLegal, graphics([during(both.slice(0, 1), 300)], {spot}))).toEqual([
    'error: no such text',
  ]);
});

test('a short line counts beside other words', () => {
  for (const text of ['*T&Cs apply.', 'T&Cs apply. 18+', 'T&CS APPLY.'])
    expect(judged(graphicsLegal, subject(text, {legal: 'T&Cs apply.'}))).toEqual([]);
  expect(judged(graphicsLegal, subject('※広告です', {legal: '広告'}))).toEqual([]);
  expect(judged(graphicsLegal, subject('Adults only', {legal: 'Ad'}))).toEqual(['error: no such text']);
});

test('in 16:9 a size for full screen is too small in a feed', () => {
  const wide = (size: number) =>
    judged(
      graphicsLegal,
      graphics([during([line({name: 'copy.legal', text: NINE, style: {size}})], 300)], {
        spot: {copy: {legal: NINE}, width: 1920, height: 1080},
      }),
    );
  expect(wide(25)).toEqual(['error: 25.0 px']);
  expect(wide(30)).toEqual(['warning: 30.0 px']);
  expect(wide(46.5)).toEqual([]);
});
