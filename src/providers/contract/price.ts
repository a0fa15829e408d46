import type {ModelCard, Price} from './card.ts';
import type {Estimate, ResolvedRequest} from './contract.ts';

type Makes = NonNullable<ResolvedRequest['makes']>;

/** What a take costs at most, in whole millionths of a dollar, rounded up. */
export function estimateOf({generation, asOf, title}: ModelCard, makes: Makes | undefined): Estimate {
  if (!generation || !makes)
    throw new Error(`${title} has no price, or the request does not say what it makes`);
  const {usd, basis} = reckon(generation.price, makes);
  return {usd: Math.ceil(Number((usd * 1e6).toFixed(3))) / 1e6, basis, asOf};
}

function reckon(price: Price, {seconds, width, height}: Makes): {usd: number; basis: string} {
  const side = Math.min(width, height);
  if (price.per === 'take') return {usd: price.usd, basis: `$${price.usd} a take`};
  if (price.per === 'kilotoken') {
    const tokens = (width * height * seconds * 24) / 1024;
    return {
      usd: (tokens / 1000) * price.usd,
      basis: `${Math.ceil(tokens / 1000)} thousand tokens (${width}x${height}, ${seconds} s) at $${price.usd}`,
    };
  }
  const rate = price.usd[rung(Object.keys(price.usd).map(Number), side)] ?? 0;
  const {least = 0, plus = 0} = price;
  const extra = `${least ? `, $${least} at least` : ''}${plus ? `, and $${plus}` : ''}`;
  return {
    usd: Math.max(rate * seconds, least) + plus,
    basis: `${seconds} s of ${side} lines at $${rate} a second${extra}`,
  };
}

/** The price for the next larger picture, where this one is not named: never too little. */
function rung(sides: readonly number[], side: number): number {
  const ascending = [...sides].sort((a, b) => a - b);
  return ascending.find((each) => each >= side) ?? ascending.at(-1) ?? 0;
}
