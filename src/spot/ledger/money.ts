import {z} from 'zod';

/** Millionths of a US dollar, whole: the only unit in which money is added up. */
export const Micro = z.int().min(0);
export type Micro = z.infer<typeof Micro>;

const PER_DOLLAR = 1_000_000;

/** Rounded up, so that a reservation is never less than the price. Undefined for what is no price at all. */
export function toMicro(usd: number): Micro | undefined {
  // What binary fractions add to a price (0.29 * 1e6 is a little over 290,000) is no money.
  const micro = Math.ceil(Number((usd * PER_DOLLAR).toFixed(3)));
  return Micro.safeParse(micro === 0 ? 0 : micro).data;
}

/** Rounded down, so that a cap is never more than was said. Nothing where no amount was said: then nothing may be spent. */
export const toCap = (usd: number): Micro =>
  Micro.safeParse(Math.floor(Number((usd * PER_DOLLAR).toFixed(3)))).data ?? 0;

/** `$1.25`, `$0.002`: as many digits as it has, at least the cents. */
export function formatUsd(micro: Micro): string {
  const digits = String(micro % PER_DOLLAR)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `$${Math.floor(micro / PER_DOLLAR)}.${digits}`;
}
