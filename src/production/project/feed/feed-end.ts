import type {Problem} from '../../../spot/problem/errors.ts';
import type {FeedItem} from './feed-item.ts';
import {readSpan, readTime} from './feed-time.ts';
import type {FeedContext} from './feed-values.ts';

/** The next time at which what a product shows changes by the feed itself, and the field that says so. */
export type OfferEnd = {at: Date; field: string; id: string; line: number};

/** When a product is no longer sold, or a price that a prop shows begins or ends as a sale, whichever is next. */
export function offerEnd(
  {id, line, expires, salePrice, saleDates}: FeedItem,
  {settings: {zone, map}, now}: Pick<FeedContext, 'settings' | 'now'>,
): OfferEnd | undefined {
  const showsSale = Object.values(map).some((field) => field === 'sale_price' || field === 'current_price');
  const sale = showsSale && salePrice !== undefined ? readSpan(saleDates, zone).value : undefined;
  const end = expires === undefined ? undefined : readTime(expires, {zone, isEnd: true});
  const times = [
    ...(sale ? [sale.from, sale.to].map((at) => ({at, field: 'sale_price_effective_date'})) : []),
    ...(end ? [{at: end, field: 'expiration_date'}] : []),
  ];
  const [next] = times.filter(({at}) => at > now).sort((one, other) => one.at.getTime() - other.at.getTime());
  return next && {...next, id, line};
}

const MINUTE = 60_000;

/** The problem for an offer that changes before the last day of a flight is over. `last`: that day. Code: `feed-ends`. */
export function endProblem(
  {at, field, id, line}: OfferEnd,
  {file, zone, last}: {file: string; zone: string | undefined; last: string},
): Problem | undefined {
  const over = readTime(last, {zone, isEnd: true});
  // Feeds write the end of a day as 23:59 or 23:59:59.
  if (!over || at.getTime() + MINUTE > over.getTime()) return undefined;
  return {
    code: 'feed-ends',
    what: `the offer of "${id}" changes before the flight is over`,
    where: {file, line, field},
    expected: `the same offer until ${last}, the last day of \`flight\` in brief.md`,
    got: at.toISOString(),
    fix: 'Take the ads down before that time, or let the flight end there.',
  };
}
