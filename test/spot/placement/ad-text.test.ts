import {expect, test} from 'vitest';
import {adTextFaults, adTextLength} from '../../../src/spot/placement/ad-text.ts';
import {PLACEMENTS} from '../../../src/spot/placement/placements.ts';

const {'tiktok-in-feed': tiktok, 'meta-feed': feed, pinterest, x, 'performance-max': pmax} = PLACEMENTS;
const told = (faults: ReturnType<typeof adTextFaults>) =>
  faults.map(({field, kind, severity}) => [field, kind, severity]);

test.each([
  ['as long as allowed', 'a'.repeat(100), []],
  ['one character longer', 'a'.repeat(101), [['primaryText', 'too-long', 'error']]],
  ['empty', '', [['primaryText', 'too-short', 'error']]],
  ['wide characters that fill it', '氷'.repeat(50), []],
  ['a wide character too many', `${'氷'.repeat(50)}a`, [['primaryText', 'too-long', 'error']]],
  ['an emoji', 'Still ice 🧊', [['primaryText', 'refused', 'error']]],
  ['a text character with the emoji selector', 'Ice ❄️', [['primaryText', 'refused', 'error']]],
  ['a key cap', 'Top 3️⃣ reasons', [['primaryText', 'refused', 'error']]],
  ['a digit', 'Top 3 reasons', []],
  ['a flag', 'Made in 🇨🇭', [['primaryText', 'refused', 'error']]],
  ['a trade mark, which is no emoji', 'Meridian™ holds', []],
  ['a hashtag', 'Ice #cold', [['primaryText', 'refused', 'error']]],
])('a caption on TikTok that is %s', (_, primaryText, faults) => {
  expect(told(adTextFaults(tiktok, {primaryText}))).toEqual(faults);
});

test('a text that is only partly shown is a warning, with the limit and its source', () => {
  expect(adTextFaults(feed, {primaryText: 'a'.repeat(126)})).toEqual([
    {
      field: 'primaryText',
      kind: 'cut-off',
      severity: 'warning',
      expected: 'at most 125 characters, which are shown',
      got: '126 characters',
      figure: feed.text?.primaryText?.shown,
    },
  ]);
});

test('a text that is refused is not reported as cut off too', () => {
  expect(told(adTextFaults(feed, {primaryText: 'a'.repeat(2201)}))).toEqual([
    ['primaryText', 'too-long', 'error'],
  ]);
});

test.each([
  ['Latin', 'a'.repeat(40), []],
  ['Japanese', '氷'.repeat(31), [['headline', 'cut-off', 'warning']]],
  ['Arabic', 'ث'.repeat(31), [['headline', 'cut-off', 'warning']]],
  ['Arabic that fits', 'ث'.repeat(30), []],
])('fewer characters of a title show in some scripts: %s', (_, headline, faults) => {
  expect(told(adTextFaults(pinterest, {headline}))).toEqual(faults);
});

test('a link takes what the platform counts for it, however long it is', () => {
  const link = `https://example.com/${'a'.repeat(200)}`;
  expect(adTextFaults(x, {primaryText: `${'a'.repeat(256)} ${link}`})).toEqual([]);
  expect(told(adTextFaults(x, {primaryText: `${'a'.repeat(257)} ${link}`}))).toEqual([
    ['primaryText', 'too-long', 'error'],
  ]);
});

test('texts are counted in code points of their composed form', () => {
  expect(adTextLength('Cafe\u0301')).toBe(4);
  expect(adTextLength('🧊')).toBe(1);
});

test('a text without a limit, and a limit without a text, have no fault', () => {
  expect(adTextFaults(x, {longHeadline: 'a'.repeat(1000)})).toEqual([]);
  expect(adTextFaults(pmax, {})).toEqual([]);
});
