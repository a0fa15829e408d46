import {z} from 'zod';
import {CURRENCIES, nameIn} from '../claims/measures.ts';
import {numberMarks} from '../claims/number-marks.ts';
import {plainText} from '../claims/plain-text.ts';

const ISO_4217: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A number, or its digits in a cell of a CSV, with a point before the decimals. `0x10` and `1e3` are none. */
const Digits = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(?:\.\d+)?$/)
    .transform(Number),
]);

/** A price as a value, which is formatted for the language of the variant. */
const Price = z.strictObject({
  /** In the unit of the currency: 39.9 is 39.90. */
  amount: Digits.pipe(z.number().min(0)),
  /** ISO 4217: `EUR`. */
  currency: z.string().refine((code) => ISO_4217.has(code)),
});

/** As many decimals of a number as a document can have (ECMA-262: 17 digits), after the zeros of a small one. */
const MOST_DECIMALS = 20;

/** A number as a value, with a unit of ECMA-402 (`liter`, `percent`, `kilometer-per-hour`). */
const Quantity = z.strictObject({
  number: Digits,
  unit: z.string().optional(),
});

/** Whether a value of copy is meant as a price or a number: it has the fields of one, and no others. */
export function isNumberValue(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  const hasOnly = (first: string, second: string): boolean =>
    keys.includes(first) && keys.every((key) => key === first || key === second);
  return hasOnly('amount', 'currency') || hasOnly('number', 'unit');
}

/** A number value as text, and its currency. `problem`: what was expected, if the value is not valid. */
type NumberText = {text: string; currency?: string} | {problem: string};

/**
 * A price or number as a language writes it (ECMA-402, `Intl.NumberFormat`; CLDR): `{amount: 39.9, currency: EUR}` is `39,90 €` in
 * German. Whole amounts have no decimals. The region of the tag counts: `de-CH` is `CHF 39.90`. The space before a currency or unit
 * does not break. Nothing is rounded: an amount with more decimals than the currency has is a problem.
 */
export function numberText(value: Record<string, unknown>, language: string): NumberText {
  const locale = localeOf(language);
  return 'amount' in value ? priceText(value, locale) : quantityText(value, locale);
}

/** A tag that `Intl` takes: of one with parts in a wrong order, the language alone. */
function localeOf(language: string): string {
  const usable = [language, language.split('-')[0] ?? '', 'en'];
  return usable.find((tag) => /^[a-z]/.test(tag) && isWellFormed(tag)) ?? 'en';
}

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function priceText(value: unknown, language: string): NumberText {
  const price = filled(Price, value);
  if (!price) return {problem: 'a number as `amount` and a currency, such as {amount: 39.9, currency: EUR}'};
  const {amount, currency} = price;
  const format = currencyFormat(language, currency);
  const {maximumFractionDigits: most = 2} = format.resolvedOptions();
  if (Number(amount.toFixed(most)) !== amount)
    return {problem: `an amount with at most ${most} decimals, as ${currency} has`};
  const text = format.format(amount);
  return {text: unbroken(text), currency};
}

/** A short sign where it means this currency alone: `฿`, `€`. Else that of the language: `CA$` in English, `$` in Canadian English. */
function currencyFormat(language: string, currency: string): Intl.NumberFormat {
  const withSign = (currencyDisplay: 'narrowSymbol' | 'symbol') =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay,
      trailingZeroDisplay: 'stripIfInteger',
    });
  const narrow = withSign('narrowSymbol');
  const sign = narrow.formatToParts(1).find(({type}) => type === 'currency')?.value ?? '';
  const meaning = numberMarks(language).signs[plainText(sign)] ?? nameIn(CURRENCIES, plainText(sign));
  return meaning === currency ? narrow : withSign('symbol');
}

function quantityText(value: unknown, language: string): NumberText {
  const quantity = filled(Quantity, value);
  const wrong = {problem: 'a `number`, and a `unit` that Intl knows, such as {number: 0.75, unit: liter}'};
  if (!quantity) return wrong;
  const {number, unit} = quantity;
  try {
    const style = unit === undefined ? {} : ({style: 'unit', unit} as const);
    const format = new Intl.NumberFormat(language, {...style, maximumFractionDigits: MOST_DECIMALS});
    return {text: unbroken(format.format(number))};
  } catch (error) {
    // The unit is unknown.
    if (error instanceof RangeError) return wrong;
    throw error;
  }
}

/** A value by its schema. An empty cell of a CSV is no number. */
function filled<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  const {amount, number} = value as {amount?: unknown; number?: unknown};
  const given = amount ?? number;
  const isGiven = typeof given === 'number' || (typeof given === 'string' && given.trim() !== '');
  const parsed = isGiven ? schema.safeParse(value) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0');
