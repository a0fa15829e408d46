import {expect, test} from 'vitest';
import {endProblem, offerEnd} from '../../../../src/production/project/feed/feed-end.ts';
import {googleItems} from '../../../../src/production/project/feed/google-items.ts';
import {FeedSettings} from '../../../../src/spot/feed/feed-settings.ts';

const now = new Date('2026-11-29T12:00:00Z');
const settings = (field: string) => FeedSettings.parse({file: 'feed', map: {'copy.a': field}});

function endOf(fields: Record<string, string>, field = 'current_price') {
  const [item] = googleItems([{line: 2, fields: {id: 'a', ...fields}}]);
  const end = item && offerEnd(item, {settings: settings(field), now});
  return end && [end.at.toISOString(), end.field];
}

const SALE = {sale_price: '8 EUR', sale_price_effective_date: '2026-11-20/2026-12-02'};

test('an offer changes at the next begin or end of its sale, or when the product expires', () => {
  expect(endOf(SALE)).toEqual(['2026-12-02T23:59:59.000Z', 'sale_price_effective_date']);
  expect(endOf({...SALE, sale_price_effective_date: '2026-12-01/2026-12-02'})?.[0]).toBe(
    '2026-12-01T00:00:00.000Z',
  );
  expect(endOf({...SALE, expiration_date: '2026-11-30'})).toEqual([
    '2026-11-30T23:59:59.000Z',
    'expiration_date',
  ]);
  expect(endOf({...SALE, sale_price_effective_date: '2026-11-01/2026-11-02'})).toBeUndefined();
});

test('a sale that no prop shows changes nothing', () => {
  expect(endOf(SALE, 'price')).toBeUndefined();
  expect(endOf(SALE, 'sale_price')).toBeDefined();
});

const judged = (at: string, last: string) =>
  endProblem(
    {at: new Date(at), field: 'expiration_date', id: 'A-1', line: 2},
    {file: 'feed', zone: 'Europe/Berlin', last},
  );

test('an offer has to last until the end of the last day of the flight, in the zone of the feed', () => {
  expect(judged('2026-12-01T22:00:00Z', '2026-12-01')).toMatchObject({
    code: 'feed-ends',
    where: {line: 2, field: 'expiration_date'},
    got: '2026-12-01T22:00:00.000Z',
  });
  expect(judged('2026-12-01T22:59:00Z', '2026-12-01')).toBeUndefined();
  expect(judged('2026-12-01T23:00:00Z', '2026-12-01')).toBeUndefined();
});
