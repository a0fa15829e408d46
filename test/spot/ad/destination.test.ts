import fc from 'fast-check';
import {expect, test} from 'vitest';
import {destinationOf, tokensIn} from '../../../src/spot/ad/destination.ts';

const tokens = {
  variant: 'ice-shop',
  spot: 'flask',
  brand: 'meridian',
  format: '9x16',
  seconds: '15',
  language: 'en',
  placement: 'meta-reels',
  choices: {hook: 'ice', variant: 'never'},
};

test('parameters are filled in, encoded, and come before the fragment', () => {
  const utm = {source: '{placement}', campaign: 'Summer & sun', content: '{variant}_{hook}_{cta}'};
  expect(destinationOf({url: 'https://a.example/x?ref=1#top', utm}, tokens)).toBe(
    'https://a.example/x?ref=1&utm_source=meta-reels&utm_campaign=Summer%20%26%20sun&utm_content=ice-shop_ice_none#top',
  );
  expect(destinationOf({utm}, tokens)).toBeNull();
  expect(destinationOf({url: 'https://a.example/x'}, tokens)).toBe('https://a.example/x');
});

test('macros of a platform stay as they are', () => {
  const utm = {campaign: '{{campaign.name}}-{hook}'};
  expect(tokensIn(utm.campaign)).toEqual(['hook']);
  expect(destinationOf({url: 'https://a.example', utm}, tokens)).toBe(
    'https://a.example/?utm_campaign={{campaign.name}}-ice',
  );
});

test('whatever a text contains, the address has each parameter once, with that text', () => {
  const text = fc
    .string({unit: 'grapheme', minLength: 1})
    .filter((each) => !/[{}]/.test(each) && each.isWellFormed());
  fc.assert(
    fc.property(text, text, (source, content) => {
      const url = destinationOf({url: 'https://a.example/p?q=1#f', utm: {source, content}}, tokens);
      const parsed = new URL(url ?? '');
      expect([...parsed.searchParams]).toEqual([
        ['q', '1'],
        ['utm_source', source],
        ['utm_content', content],
      ]);
      expect(parsed.hash).toBe('#f');
    }),
  );
});

test('what only looks like a macro does not get out of its parameter', () => {
  const utm = {source: '{{x&utm_source=evil}}', content: '{{a b"}}'};
  const url = destinationOf({url: 'https://a.example', utm}, tokens) ?? '';
  expect(new URL(url).searchParams.getAll('utm_source')).toHaveLength(1);
  expect(url).not.toMatch(/[" ]/);
});
