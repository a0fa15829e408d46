import {expect, test} from 'vitest';
import {adMisfit, describeAdLimits} from '../../../src/spot/ad/ad-fit.ts';
import {cite} from '../../../src/spot/placement/figure.ts';

const figure = cite('https://example.com', '2026-11', 'official');
const PLACES = [
  {title: 'Wide', text: {headline: {most: figure(40)}}},
  {title: 'Narrow', text: {headline: {most: figure(60), shown: figure(20), refuses: figure(['emoji'])}}},
];

test('the first placement that does not show a text whole is named with its limit', () => {
  expect(adMisfit('headline', 'x'.repeat(20), PLACES)).toBeUndefined();
  expect(adMisfit('headline', 'x'.repeat(21), PLACES)).toBe(
    'at most 20 characters, which are shown (Narrow)',
  );
  expect(adMisfit('headline', 'x'.repeat(41), PLACES)).toBe('at most 40 characters (Wide)');
  expect(adMisfit('headline', 'two\nlines', [])).toBe('one line');
});

test('the limits in words are the strictest of all placements, and a field without any has none', () => {
  expect(describeAdLimits('headline', PLACES, 'en')).toBe('at most 20 characters, no emoji');
  expect(describeAdLimits('description', PLACES, 'en')).toBe('');
  const wide = [{text: {headline: {most: figure(40), wide: figure(2)}}}];
  expect(describeAdLimits('headline', wide, 'ja')).toBe('at most 20 characters');
});
