import type {FeedSettings} from '../../../spot/feed/feed-settings.ts';
import type {Problem, Where} from '../../../spot/problem/errors.ts';
import type {FeedItem} from './feed-item.ts';
import {readTime} from './feed-time.ts';
import type {FeedContext} from './feed-values.ts';

/** When a feed was exported, and where that is written. */
export type FeedDate = {at: Date; where: Where};

/** What can be bought now or ordered (product data specification of Google Merchant Center; `Status` of Shopify). */
const SOLD = ['in_stock', 'preorder', 'backorder', 'limited_availability'];
const NOT_SOLD = ['out_of_stock', 'draft', 'archived', 'unlisted', 'unpublished', 'discontinued', 'sold_out'];

/**
 * Codes for products that are not sold now, and for feeds that are too old. A variant with one of them can be opened for review, but not
 * rendered or delivered.
 */
export const UNSELLABLE: readonly string[] = ['feed-out-of-stock', 'feed-expired', 'feed-stale'];

/** Why a product cannot be advertised. Codes: `feed-out-of-stock`, `feed-expired`, `feed-availability`. */
export function offerProblem(
  item: FeedItem,
  where: Where,
  {now, settings}: Pick<FeedContext, 'now' | 'settings'>,
): Problem | undefined {
  const {id, availability, expires} = item;
  const end = expires === undefined ? undefined : readTime(expires, {zone: settings.zone, isEnd: true});
  if (expires !== undefined && (end === undefined || end <= now))
    return {
      code: 'feed-expired',
      what: end ? `"${id}" has expired in the feed` : `the expiration date of "${id}" cannot be read`,
      where: {...where, field: 'expiration_date'},
      expected: 'a time in the future',
      got: expires,
      fix: 'Remove the product from `feed.ids`, or export the feed again.',
    };
  const state = availability
    ?.toLowerCase()
    .replaceAll(/[ -]+/g, '_')
    .replace(/^(pre|back)_order$/, '$1order');
  if (state !== undefined && SOLD.includes(state)) return undefined;
  const isKnown = state !== undefined && NOT_SOLD.includes(state);
  return {
    code: isKnown ? 'feed-out-of-stock' : 'feed-availability',
    what: isKnown ? `"${id}" cannot be bought now` : `the feed does not say whether "${id}" can be bought`,
    where: {...where, field: 'availability'},
    expected: 'in_stock, preorder or backorder',
    got: availability ?? 'nothing',
    fix: isKnown
      ? 'Leave out its variants (`--keep-going`, `--only`), or wait until it can be bought and export the feed again.'
      : state === undefined
        ? 'Let the feed say it: as `availability` in a feed of Google Merchant, as `Inventory quantity` in a CSV of Shopify, which leaves it out for shops with several locations.'
        : 'Correct it in the shop, and export the feed again.',
  };
}

const DAY = 86_400_000;

/** The problem for a feed whose prices are too old. Code: `feed-stale`. */
export function staleProblem(
  {at, where}: FeedDate,
  {days}: Pick<FeedSettings, 'days'>,
  now: Date,
): Problem | undefined {
  if (now.getTime() - at.getTime() <= days * DAY) return undefined;
  return {
    code: 'feed-stale',
    what: 'the feed is old, so its prices and stock may have changed',
    where,
    expected: `a feed of the last ${days === 1 ? 'day' : `${days} days`} (\`feed.days\`)`,
    got: `a feed of ${at.toISOString()}`,
    fix: 'Export the feed again, and replace the file. If the file does not say its date, also change `feed.date`.',
  };
}

/** The problem for a date in a feed that cannot be read. Code: `feed-date`. */
export const unreadableDate = (got: string, where: Where): Problem => ({
  code: 'feed-date',
  what: 'the date of the feed cannot be read',
  where,
  expected: 'a date as RSS or Atom has it: Sun, 29 Nov 2026 08:00:00 +0100, or 2026-11-29T08:00:00+01:00',
  got,
  fix: 'Correct it in the file, or remove it from the file and write `feed.date` in variants.yaml.',
});

/** The problem for a feed that has no usable date. Code: `feed-date`. */
export function dateProblem(date: FeedDate | undefined, file: string, now: Date): Problem | undefined {
  if (date && date.at.getTime() <= now.getTime() + DAY) return undefined;
  return {
    code: 'feed-date',
    what: date ? 'the date of the feed is in the future' : 'the feed does not say when it was exported',
    where: date?.where ?? {file, field: 'feed.date'},
    expected: 'the time of the export',
    got: date ? date.at.toISOString() : 'none',
    fix: date ? 'Correct it.' : 'Write the day of the export as `feed.date` in variants.yaml: 2026-11-29.',
  };
}
