import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readSpan, readTime} from '../../../../src/production/project/feed/feed-time.ts';

const iso = (...args: Parameters<typeof readTime>) => readTime(...args)?.toISOString();

test('times are read with and without a colon in the zone, and days that do not exist are not', () => {
  expect(iso('2026-11-29T13:00+0100')).toBe('2026-11-29T12:00:00.000Z');
  expect(iso('2026-11-29T13:00:00+01:00')).toBe('2026-11-29T12:00:00.000Z');
  expect(iso('2026-11-29')).toBe('2026-11-29T00:00:00.000Z');
  expect(readTime('2026-02-30')).toBeUndefined();
  expect(readTime('2026-11-29T25:00')).toBeUndefined();
  expect(readTime('tomorrow')).toBeUndefined();
});

test('a time without a zone is that of the zone that is named, and one with a zone keeps it', () => {
  expect(iso('2026-11-29T13:00', {zone: 'Europe/Berlin'})).toBe('2026-11-29T12:00:00.000Z');
  expect(iso('2026-07-01T13:00', {zone: 'Europe/Berlin'})).toBe('2026-07-01T11:00:00.000Z');
  expect(iso('2026-11-29', {zone: 'America/Los_Angeles'})).toBe('2026-11-29T08:00:00.000Z');
  expect(iso('2026-11-29T13:00Z', {zone: 'Asia/Tokyo'})).toBe('2026-11-29T13:00:00.000Z');
  // Clocks go back at 03:00 on this day: both sides of the change are right.
  expect(iso('2026-10-25T00:30', {zone: 'Europe/Berlin'})).toBe('2026-10-24T22:30:00.000Z');
  expect(iso('2026-10-25T04:00', {zone: 'Europe/Berlin'})).toBe('2026-10-25T03:00:00.000Z');
});

test('an end that is a day lasts until its last second, so a sale of one day counts on that day', () => {
  expect(readSpan('2026-11-30/2026-11-30').value).toEqual({
    from: new Date('2026-11-30T00:00:00Z'),
    to: new Date('2026-11-30T23:59:59Z'),
  });
  expect(readSpan('2026-11-20/2026-11-30', 'Europe/Berlin').value?.to.toISOString()).toBe(
    '2026-11-30T22:59:59.000Z',
  );
  expect(readSpan('2026-11-30/2026-11-29').fault?.field).toBe('sale_price_effective_date');
});

test('whatever the zone, clocks in it show the time that was read', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 0, max: 364 * 24}),
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
      (hours, zone) => {
        const local = new Date(Date.UTC(2026, 0, 1, hours)).toISOString().slice(0, 16);
        const shown = readTime(local, {zone})?.toLocaleString('sv', {timeZone: zone}).slice(0, 16);
        // An hour that clocks skip in spring is shown as one beside it.
        if (shown !== local.replace('T', ' ')) expect(local).toMatch(/^2026-(03-29|03-08|09-27)T0[23]/);
      },
    ),
  );
});
