import {expect, test} from 'vitest';
import {readFeedDate} from '../../../../src/production/project/feed/feed-date.ts';

test.each([
  ['Sun, 29 Nov 2026 08:00:00 +0100', '2026-11-29T07:00:00.000Z'],
  ['9 Nov 2026 08:00 GMT', '2026-11-09T08:00:00.000Z'],
  ['Sun, 29 Nov 2026 08:00:00 EST', '2026-11-29T13:00:00.000Z'],
  ['2026-11-29T08:00:00Z', '2026-11-29T08:00:00.000Z'],
  ['2026-11-29T08:00:00.123+01:00', '2026-11-29T07:00:00.123Z'],
])('%s is read', (text, time) => {
  expect(readFeedDate(text)?.toISOString()).toBe(time);
});

test.each([
  '11/12/2026',
  '2026-11-29',
  '2026-11-29T08:00:00',
  '29 Nov 2026',
  'Sun, 29 Nov 2026 08:00:00',
  'Sun, 31 Feb 2026 08:00:00 GMT',
  'Sun, 29 Nov 26 08:00:00 GMT',
  'Sun, 29 Nov 2026 08:00:00 XYZ',
  'Sun, 29 Abc 2026 08:00:00 GMT',
  '1764403200',
])('%s is not guessed', (text) => {
  expect(readFeedDate(text)).toBeUndefined();
});
