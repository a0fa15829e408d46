import {readTime} from './feed-time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The zones that RFC 822 names, beside numbers. */
const ZONES: Readonly<Record<string, string>> = {
  ...{GMT: 'Z', UT: 'Z', UTC: 'Z', Z: 'Z', EST: '-0500', EDT: '-0400', CST: '-0600', CDT: '-0500'},
  ...{MST: '-0700', MDT: '-0600', PST: '-0800', PDT: '-0700'},
};

const RFC_822 =
  /^(?:[a-z]{3}, *)?(\d{1,2}) +([a-z]{3}) +(\d{4}) +(\d\d:\d\d(?::\d\d)?) +([a-z]{1,3}|[+-]\d{4})$/i;

/** Reads the time at which a feed was written: RFC 822 (RSS), or ISO 8601 with a zone (Atom). Anything else is not guessed. */
export function readFeedDate(text: string): Date | undefined {
  const [, day = '', name = '', year = '', time = '', stated = ''] = RFC_822.exec(text.trim()) ?? [];
  if (year === '') return /(Z|[+-]\d\d:?\d\d)$/.test(text.trim()) ? readTime(text) : undefined;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const zone = /\d/.test(stated) ? stated : ZONES[stated.toUpperCase()];
  if (month === 0 || zone === undefined) return undefined;
  return readTime(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${zone}`);
}
