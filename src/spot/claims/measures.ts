/** A unit, and how it is written in English and German, as expressions. */
export const UNITS: readonly [unit: string, written: string][] = [
  ['hour', 'h|hrs?|hours?|std\\.?|stunden?|stündige?[nrsm]?'],
  ['minute', 'min\\.?|mins|minutes?|minuten?|minütige?[nrsm]?'],
  ['second', 's|secs?|seconds?|sekunden?|sek\\.?'],
  ['day', 'days?|tage?n?|tägige?[nrsm]?'],
  ['night', 'nights?|nacht|nächten?'],
  ['week', 'weeks?|wochen?|wöchige?[nrsm]?'],
  ['month', 'months?|monate?n?|monatige?[nrsm]?'],
  ['year', 'years?|yrs?|jahre?n?|jährige?[nrsm]?'],
  ['percent', '%|٪|％|per ?cent|pct|prozent(?:ige?[nrsm]?)?'],
  ['degree-c', '°c|(?:degrees?|grad) celsius|celsius'],
  ['degree-f', '°f|(?:degrees?|grad) fahrenheit|fahrenheit'],
  ['degree', '°|degrees?|grad'],
  ['mm', 'mm|millimet(?:re|er)s?'],
  ['cm', 'cm|centimet(?:re|er)s?|zentimetern?'],
  ['km', 'km|kilomet(?:re|er)s?n?'],
  ['metre', 'm|met(?:re|er)s?n?'],
  ['mile', 'miles?|mi|meilen?'],
  ['foot', 'ft|feet|foot'],
  ['inch', 'inch(?:es)?|in\\.|zoll|″'],
  ['kg', 'kg|kilos?|kilograms?|kilogramm'],
  ['gram', 'g|grams?|gramm'],
  ['ounce', 'oz|ounces?'],
  ['ml', 'ml|millilit(?:re|er)s?'],
  ['litre', 'l|lit(?:re|er)s?n?'],
  ['lumen', 'lm|lumens?'],
  ['watt', 'w|watts?'],
  ['volt', 'v|volts?'],
  ['mah', 'mah'],
  ['kwh', 'kwh'],
  ['calorie', 'k?cal|calories?|kalorien?|kilokalorien?'],
  ['times', 'x|×|times|fold|mal|fache?[nrsm]?'],
  ['star', 'stars?|sternen?|★'],
];

/** Signs of one character that are written before an amount or after it. */
export const CURRENCY_SIGNS = '€$£¥₹฿₺₩₪₽₴₫₱₦₸৳₡₲₵₭₮₾₼';

/** Codes that are no words in any case. */
const MORE_CODES =
  'gtq|hnl|jmd|ttd|ugx|tzs|zmw|dzd|tnd|xof|xaf|php|lkr|pkr|npr|rsd|mkd|byn|omr|bhd|isk|iqd|lbp|uzs';

/**
 * A currency, and how it is written before or after an amount, as expressions. Codes that are also words (`TRY`, `ILS`, `RUB`) are not
 * among them, but in `currency-codes.ts`.
 */
export const CURRENCIES: readonly [currency: string, written: string][] = [
  ['AUD', 'au?\\$|\\$au|aud'],
  ['CAD', 'ca?\\$|\\$ca|cad'],
  ['NZD', 'nz\\$|\\$nz|nzd'],
  ['HKD', 'hk\\$|\\$hk|hkd'],
  ['SGD', 'sg?\\$|\\$sg|sgd'],
  ['TWD', 'nt\\$|twd'],
  ['MXN', 'mx\\$|\\$mx|mxn'],
  ['BRL', 'b?r\\$|brl'],
  ['EUR', '€|eur|euros?'],
  ['USD', 'us\\$|\\$us|\\$|usd|dollars?|bucks?'],
  ['EGP', 'eg?£|£e|egp|جم'],
  ['GBP', 'uk£|£|£gb|gbp|pounds?|pfund|quid'],
  ['CNY', 'cn¥|¥cn|cny|rmb|元'],
  ['JPY', '(?:jp)?¥|jpy|yen|円'],
  ['INR', '₹|inr|rs\\.?|rupees?'],
  ['CHF', 'chf|franken|fr\\.'],
  ['cent', 'cents?|¢'],
  ['penny', 'pence|p'],
  ['PLN', 'zł|pln'],
  ['SEK', 'sek|skr'],
  ['NOK', 'nok|nkr'],
  ['DKK', 'dkk|dkr'],
  ['krona', 'kr\\.?'],
  ['THB', '฿|thb|baht'],
  ['TRY', '₺'],
  ['KRW', '₩|krw|원'],
  ['ILS', '₪'],
  ['CZK', 'kč|czk'],
  ['HUF', 'huf|forint'],
  ['RON', 'ron|lei'],
  ['BGN', 'bgn|лв\\.?'],
  ['RUB', '₽'],
  ['UAH', '₴|uah'],
  ['KZT', '₸|kzt'],
  ['IDR', 'rp|idr'],
  ['VND', '₫|vnd'],
  ['PHP', '₱'],
  ['MYR', 'rm|myr'],
  ['BDT', '৳|bdt'],
  ['AED', 'aed|دإ'],
  ['SAR', 'sar|رس'],
  ['QAR', 'qar|رق'],
  ['KWD', 'kwd|دك'],
  ['ZAR', 'zar'],
  ['NGN', '₦|ngn'],
  ['ARS', '\\$ar|ars'],
  ['CLP', '\\$cl|clp'],
  ['COP', '\\$co'],
  ['UYU', '\\$uy|uyu'],
  ['KES', 'ksh\\.?|kes'],
  ['CRC', '₡|crc'],
  ['PYG', '₲|pyg'],
  ['GHS', 'gh₵|₵|ghs'],
  ['LAK', '₭'],
  ['MNT', '₮'],
  ['GEL', '₾'],
  ['AZN', '₼|azn'],
  ...MORE_CODES.split('|').map((code): [string, string] => [code.toUpperCase(), code]),
];

/** Those that are also written before an amount. */
export const BEFORE_AMOUNTS = `(?<!\\p{L})(?:us|au?|ca?|nz|hk|sg?|nt|mx|b?r)\\$|(?<!\\p{L})(?:uk|eg?)£|(?<!\\p{L})(?:cn|jp)¥|\\$(?:us|au|ca|nz|hk|sg|mx)(?!\\p{L})|¥cn(?!\\p{L})|[${CURRENCY_SIGNS}]|(?<!\\p{L})(?:aud|cad|nzd|hkd|sgd|twd|mxn|brl|eur|euro|usd|gbp|jpy|inr|chf|fr\\.|pln|sek|nok|dkk|kr\\.?|zł|kč|egp|cny|rmb|thb|krw|czk|uah|kzt|rp|idr|vnd|bdt|aed|kwd|ngn|huf|lei|bgn|rm|myr|sar|qar|zar|rs\\.?|ksh\\.?|kes|gh₵|ghs|crc|pyg|azn|ars|clp|uyu|${MORE_CODES})|元`;

/** The unit or currency of a list that a text is written as; empty where there is none. */
export const nameIn = (list: readonly [string, string][], text: string | undefined): string =>
  text === undefined
    ? ''
    : (list.find(([, expression]) => new RegExp(`^(?:${expression})$`, 'iu').test(text))?.[0] ?? '');

/** Units that one text may write without saying which of them it is: `5 degrees`, `399 kr`. */
const LOOSE: Readonly<Record<string, readonly string[]>> = {
  degree: ['degree-c', 'degree-f'],
  krona: ['SEK', 'NOK', 'DKK'],
};

/** Whether a unit is the approved one, or its name without the scale or country. Degrees without a scale are Celsius. */
export const isUnitOf = (unit: string, approved: string): boolean =>
  unit === approved ||
  (LOOSE[unit]?.includes(approved) ?? false) ||
  (unit === 'degree-c' && approved === 'degree');
