import {expect, test} from 'vitest';
import {graphicsBreaks} from '../../../../../src/production/check/rules/graphics/graphics-breaks.ts';
import {during, graphics, judged, lines} from '../../graphics.ts';

const set = (...texts: string[]) => judged(graphicsBreaks, graphics([during(lines(texts))]));

test.each([
  [['Now for 49', '€ a piece']],
  [['Now for €', '49 a piece']],
  [['Only 49,90', 'EUR today']],
  [['Down by 30', '% this week']],
  [['More than 10', '000 sold']],
])('a price or a number over two lines is an error: %j', (texts) => {
  expect(set(...texts)).toEqual([expect.stringMatching(/^error: .*is split$/)]);
});

test.each([
  [['Only US$', '39 today']],
  [['Only R$', '39']],
  [['Rs.', '499']],
  [['Now 39,', '99 €']],
  [['Only $39', '.99']],
  [['Only $39.', '99 today']],
  [['1,', '000 reviews']],
])('a price or a number that another sign splits is an error: %j', (texts) => {
  expect(set(...texts)).toEqual([expect.stringMatching(/^error: .*is split$/)]);
});

test.each([
  [['Buy 2,', '50 % off']],
  [['Made since 1984,', '20 € a piece']],
  [['It costs $39.', '2 years warranty']],
  [['Step 1.', 'Fill it']],
  [['Now for 49 €', 'a piece']],
  [['Up at five.', 'Cold at nine.']],
  [['Step 1', '2 minutes of work']],
  [['Open until 8', '20 shops']],
])('whole prices and numbers pass: %j', (texts) => {
  expect(set(...texts)).toEqual([]);
});

test('the name of the product and of the brand stay in one line, unless the text is only the name', () => {
  expect(set('Take the Meridian', 'Flask with you')).toEqual([expect.stringContaining('the name is split')]);
  expect(set('Made by Moss &', 'Meridian in Bern')).toHaveLength(1);
  expect(set('Take the', 'Meridian Flask with')).toEqual([]);
  expect(set('Meridian', 'Flask')).toEqual([]);
});

test('a last line with one short word is a widow: 25 % of the longest line pass, less do not', () => {
  expect(set('It is cold all day in the sun', 'on ice')).toEqual([]);
  // Lines are 20 px wide for each character.
  expect(set('It is cold until late at', 'nights')).toEqual([]);
  expect(set('It is cold until late at', 'night')).toEqual([
    expect.stringContaining('the last word stands alone'),
  ]);
  expect(set('Cold every single', 'day')).toHaveLength(1);
  expect(set('Extraordinarily cold', 'day')).toEqual([]);
});
