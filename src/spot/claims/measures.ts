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
  ['degree', '°[cf]?|℃|℉|degrees?(?: celsius| fahrenheit)?|grad(?: celsius)?'],
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

/** A currency, and how it is written before or after an amount, as expressions. */
export const CURRENCIES: readonly [currency: string, written: string][] = [
  ['EUR', '€|eur|euros?'],
  ['USD', 'us\\$|\\$|usd|dollars?|bucks?'],
  ['GBP', '£|gbp|pounds?|pfund|quid'],
  ['JPY', '¥|jpy|yen|円'],
  ['INR', '₹|inr|rupees?'],
  ['CHF', 'chf|franken|fr\\.'],
  ['cent', 'cents?|¢|pence|p'],
  ['PLN', 'zł|pln'],
  ['SEK', 'kr\\.?|sek|nok|dkk'],
];

/** The unit or currency of a list that a text is written as; empty where there is none. */
export const nameIn = (list: readonly [string, string][], text: string | undefined): string =>
  text === undefined
    ? ''
    : (list.find(([, expression]) => new RegExp(`^(?:${expression})$`, 'iu').test(text))?.[0] ?? '');
