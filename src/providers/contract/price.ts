import type {Estimate, ResolvedRequest} from './request.ts';

/** What a purchase costs, in US dollars. */
export type Price =
  /** By the second of the result, by pixels of its shorter side; at least `least`, and `plus` once. Default of both: 0. */
  | {per: 'second'; usd: Readonly<Record<number, number>>; least?: number; plus?: number}
  /** By a thousand tokens. A token is 1024 pixels of a frame, at 24 frames a second. */
  | {per: 'kilotoken'; usd: number}
  /** By a thousand characters of the text that is sent. */
  | {per: 'kilocharacter'; usd: number}
  /** By a million tokens of text: those that go in, and those that come out. */
  | {per: 'megatoken'; input: number; output: number}
  /** By the minute of sound; at least `least`. Default: 0. */
  | {per: 'minute'; usd: number; least?: number}
  /** By the take, whatever its length. */
  | {per: 'take'; usd: number};

type Quantity = NonNullable<ResolvedRequest['makes']>;

/** What an estimate needs of a card. */
type Priced = {title: string; asOf: string; price?: Price; generation?: {price: Price}};

/** The most that a purchase costs, in whole millionths of a dollar, rounded up. Throws where the card has no price for it. */
export function estimateOf({price, generation, asOf, title}: Priced, makes: Quantity | undefined): Estimate {
  const terms = price ?? generation?.price;
  const total = terms && makes && totalOf(terms, makes);
  if (!total) throw new Error(`${title} has no price for this, or the request does not say what it makes`);
  return {usd: Math.ceil(Number((total.usd * 1e6).toFixed(3))) / 1e6, basis: total.basis, asOf};
}

function totalOf(price: Price, makes: Quantity): {usd: number; basis: string} | undefined {
  if (price.per === 'take') return {usd: price.usd, basis: `$${price.usd} a take`};
  if ('inputTokens' in makes) {
    if (price.per !== 'megatoken') return undefined;
    const {inputTokens, outputTokens} = makes;
    return {
      usd: (inputTokens * price.input + outputTokens * price.output) / 1e6,
      basis: `at most ${inputTokens} tokens in at $${price.input} a million, and ${outputTokens} out at $${price.output}`,
    };
  }
  if ('characters' in makes) {
    const {characters} = makes;
    if (price.per !== 'kilocharacter') return undefined;
    return {
      usd: (characters / 1000) * price.usd,
      basis: `${characters} characters at $${price.usd} a thousand`,
    };
  }
  if ('soundSeconds' in makes) {
    const {soundSeconds} = makes;
    if (price.per !== 'minute') return undefined;
    const {usd, least = 0} = price;
    return {
      usd: Math.max((soundSeconds / 60) * usd, least),
      basis: `${soundSeconds} s at $${usd} a minute${least ? `, $${least} at least` : ''}`,
    };
  }
  const {seconds, width, height} = makes;
  const side = Math.min(width, height);
  if (price.per !== 'kilotoken' && price.per !== 'second') return undefined;
  if (price.per === 'kilotoken') {
    const tokens = (width * height * seconds * 24) / 1024;
    return {
      usd: (tokens / 1000) * price.usd,
      basis: `${Math.ceil(tokens / 1000)} thousand tokens (${width}x${height}, ${seconds} s) at $${price.usd}`,
    };
  }
  const rate = price.usd[nextLargerSide(Object.keys(price.usd).map(Number), side)] ?? 0;
  const {least = 0, plus = 0} = price;
  const extra = `${least ? `, $${least} at least` : ''}${plus ? `, and $${plus}` : ''}`;
  return {
    usd: Math.max(rate * seconds, least) + plus,
    basis: `${seconds} s in ${side}p at $${rate} a second${extra}`,
  };
}

/** The next larger side that has a price, so that the estimate is never too low; the largest where none is larger. */
function nextLargerSide(sides: readonly number[], side: number): number {
  const ascending = [...sides].sort((a, b) => a - b);
  return ascending.find((each) => each >= side) ?? ascending.at(-1) ?? 0;
}
