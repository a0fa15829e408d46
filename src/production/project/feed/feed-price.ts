import type {FeedSettings} from '../../../spot/feed/feed-settings.ts';
import type {FeedFault, FeedItem, FeedReading} from './feed-item.ts';
import {readSpan} from './feed-time.ts';

/** A price as copy has it. */
export type FeedPrice = {amount: number; currency: string};

const AMOUNT = /^\d{1,12}(?:\.(\d{1,3}))?$/;

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
  const [, decimals = ''] = AMOUNT.exec(amount) ?? [];
  const most = decimalsOf(known);
  // Some shops write every price with two decimals, also in yen.
  if (decimals.length > most && !/^0{1,2}$/.test(decimals))
    return {
      fault: {
        field,
        expected: `at most ${most} decimals, as ${known} has, and no separators between thousands`,
        got: text,
        fix: 'Correct the price in the shop, and export the feed again.',
      },
    };
  if (Number(amount) > 0) return {value: {amount: Number(amount), currency: known}};
  return {
    fault: {
      field,
      expected: 'an amount above 0',
      got: text,
      fix:
        field === 'sale_price'
          ? 'Leave `sale_price` empty where there is no sale.'
          : 'Correct the price in the shop, and export the feed again.',
    },
  };
}

/** The decimals of currencies. Formats are slow to make, and a feed has thousands of prices. */
const DECIMALS = new Map<string, number>();

function decimalsOf(currency: string): number {
  const known = DECIMALS.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', {style: 'currency', currency});
  const {maximumFractionDigits: most = 2} = format.resolvedOptions();
  DECIMALS.set(currency, most);
  return most;
}

/** The prices of a product at a time. `sale_price` is there only while it counts; it is then below the price. */
export function pricesOf(
  {price, salePrice, saleDates, faults}: Pick<FeedItem, 'price' | 'salePrice' | 'saleDates' | 'faults'>,
  {currency, zone}: Pick<FeedSettings, 'currency' | 'zone'>,
  now: Date,
): Record<'price' | 'sale_price' | 'current_price', FeedReading<FeedPrice>> {
  const read = (text: string | undefined, field: string): FeedReading<FeedPrice> =>
    faults[field] ? {fault: faults[field]} : readPrice(text, field, currency);
  const usual = read(price, 'price');
  const reduced = read(salePrice, 'sale_price');
  const dates = reduced.value ? readSpan(saleDates, zone) : {};
  const fault = reduced.fault ?? (reduced.value && faults.sale_price_effective_date) ?? dates.fault;
  const counts = dates.value === undefined || (dates.value.from <= now && now <= dates.value.to);
  const sale = fault ? {fault} : counts ? below(reduced, usual) : {};
  return {
    price: usual,
    sale_price: sale,
    current_price: sale.fault || sale.value ? sale : usual,
  };
}

/** A sale price, if it is below the usual price. */
function below({value: sale}: FeedReading<FeedPrice>, usual: FeedReading<FeedPrice>): FeedReading<FeedPrice> {
  if (sale === undefined) return {};
  if (usual.fault) return usual;
  const {amount, currency} = usual.value ?? {};
  if (amount !== undefined && currency === sale.currency && sale.amount < amount) return {value: sale};
  const fault: FeedFault = {
    field: 'sale_price',
    expected: 'a price in the same currency, and a sale price below it',
    got: `${sale.amount} ${sale.currency}, and the price is ${amount === undefined ? 'missing' : `${amount} ${currency}`}`,
    fix: 'Correct the prices in the shop, and export the feed again.',
  };
  return {fault};
}
