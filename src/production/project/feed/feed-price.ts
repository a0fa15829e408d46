import type {FeedItem} from './feed-item.ts';

/** A price as copy has it. */
export type FeedPrice = {amount: number; currency: string};

/** Why a field of a product cannot be used. */
export type FeedFault = {field: string; expected: string; got: string; fix: string};

/** A value that was read, or why it was not. Both are left out where the feed has no value. */
export type FeedReading<T> = {value?: T; fault?: FeedFault};

const AMOUNT = /^\d{1,12}(\.\d{1,3})?$/;

/** Reads a price: an amount with a decimal point, then its currency, which may also stand before it (ISO 4217). */
export function readPrice(
  text: string | undefined,
  field: string,
  currency: string | undefined,
): FeedReading<FeedPrice> {
  if (text === undefined) return {};
  const [, before, amount = '', after] = /^([A-Z]{3})?\s*([\d.,' \u00A0]+?)\s*([A-Z]{3})?$/.exec(text) ?? [];
  const stated = after ?? before;
  if (!AMOUNT.test(amount) || (before !== undefined && after !== undefined))
    return {
      fault: {
        field,
        expected: 'an amount with a decimal point, and its currency: 19.99 EUR',
        got: text,
        fix: 'Correct the price in the shop, and export the feed again.',
      },
    };
  const known = stated ?? currency;
  if (known === undefined)
    return {
      fault: {
        field,
        expected: 'a price with its currency: 19.99 EUR',
        got: text,
        fix: 'Name the currency as `feed.currency` in variants.yaml.',
      },
    };
  if (stated !== undefined && currency !== undefined && stated !== currency)
    return {
      fault: {
        field,
        expected: `a price in ${currency}, which \`feed.currency\` names`,
        got: text,
        fix: 'Use the feed of this market, or correct `feed.currency`.',
      },
    };
  return {value: {amount: Number(amount), currency: known}};
}

/** The prices of a product at a time. `sale_price` is there only while it counts. */
export function pricesOf(
  {price, salePrice, saleDates}: Pick<FeedItem, 'price' | 'salePrice' | 'saleDates'>,
  currency: string | undefined,
  now: Date,
): Record<'price' | 'sale_price' | 'current_price', FeedReading<FeedPrice>> {
  const usual = readPrice(price, 'price', currency);
  const reduced = readPrice(salePrice, 'sale_price', currency);
  const dates = salePrice === undefined ? {} : readSpan(saleDates);
  const fault = reduced.fault ?? dates.fault;
  const counts = dates.value === undefined || (dates.value.from <= now && now <= dates.value.to);
  const sale: FeedReading<FeedPrice> = fault ? {fault} : counts ? reduced : {};
  return {
    price: usual,
    sale_price: sale,
    current_price: sale.fault || sale.value ? sale : usual,
  };
}

type Span = {from: Date; to: Date};

/** Reads two times with a slash between them (ISO 8601). */
function readSpan(text: string | undefined): FeedReading<Span> {
  if (text === undefined) return {};
  const [from, to, ...more] = text.split('/').map(readTime);
  if (from && to && more.length === 0 && from < to) return {value: {from, to}};
  return {
    fault: {
      field: 'sale_price_effective_date',
      expected: 'a start and a later end: 2026-11-20T00:00+0100/2026-11-30T23:59+0100',
      got: text,
      fix: 'Correct the dates in the shop, and export the feed again.',
    },
  };
}

/** Reads a time of ISO 8601. A zone may have no colon (`+0100`); without a zone, and for a day alone, it is UTC. */
export function readTime(text: string): Date | undefined {
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text.trim()) ??
    [];
  if (day === undefined) return undefined;
  const date = new Date(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  const isReal = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  return isReal ? date : undefined;
}
