import type {FeedReading} from './feed-item.ts';

/** The time from and until which a sale price counts. */
export type TimeSpan = {from: Date; to: Date};

/** How a time is read. */
type Reading = {
  /** The zone of a time that states none (IANA). Default: UTC. */
  zone?: string | undefined;
  /** Whether a day alone means its last second, as Google Merchant reads an end. Default: its first. */
  isEnd?: boolean;
};

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads a time of ISO 8601. Its zone may have no colon (`+0100`). */
export function readTime(text: string, {zone, isEnd = false}: Reading = {}): Date | undefined {
  const [, day, time = isEnd ? '23:59:59' : '00:00', stated] = TIME.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const local = new Date(`${day}T${time}Z`);
  const isReal = !Number.isNaN(local.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  if (!isReal) return undefined;
  if (stated === undefined) return zone === undefined ? local : inZone(local.getTime(), zone);
  const date = new Date(`${day}T${time}${stated.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Reads two times with a slash between them (ISO 8601). An end that is a day lasts until the end of that day. */
export function readSpan(text: string | undefined, zone?: string): FeedReading<TimeSpan> {
  if (text === undefined) return {};
  const [from, to, ...more] = text.split('/').map((each, at) => readTime(each, {zone, isEnd: at === 1}));
  if (from && to && more.length === 0 && from < to) return {value: {from, to}};
  return {
    fault: {
      field: 'sale_price_effective_date',
      expected: 'a begin and a later end: 2026-11-20T00:00+0100/2026-11-30T23:59+0100',
      got: text,
      fix: 'Correct the dates in the shop, and export the feed again.',
    },
  };
}

/** The instant at which clocks in a zone show a time. `local`: that time as if it were in UTC. */
function inZone(local: number, zone: string): Date {
  // Once more, because clocks may change between the guess and the instant.
  const guess = local - offsetAt(local, zone);
  return new Date(local - offsetAt(guess, zone));
}

/** The formats of zones. They are slow to make, and a feed has thousands of times. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which clocks in a zone are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const format =
    FORMATS.get(zone) ?? new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'longOffset'});
  FORMATS.set(zone, format);
  const name = format.formatToParts(at).find(({type}) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
