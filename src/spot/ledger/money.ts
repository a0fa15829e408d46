import {z} from 'zod';

/** Millionths of a US dollar, whole: the only unit in which money is added up. */
export const Micro = z.int().min(0);
export type Micro = z.infer<typeof Micro>;

const PER_DOLLAR = 1_000_000;

/** Whole micro-dollars, rounded up so that a reservation is never less than the price. Undefined where `usd` is no price. */
export function toMicro(usd: number): Micro | undefined {
  // Binary fractions add a little: 0.29 * 1e6 is more than 290,000.
  const micro = Math.ceil(Number((usd * PER_DOLLAR).toFixed(3)));
  return Micro.safeParse(micro === 0 ? 0 : micro).data;
}

/** Whole micro-dollars of a cap, rounded down. 0 where `usd` is no amount: then nothing may be spent. */
export const toCap = (usd: number): Micro =>
  Micro.safeParse(Math.floor(Number((usd * PER_DOLLAR).toFixed(3)))).data ?? 0;

/** `$1.25`, `$0.002`: as many digits as it has, at least the cents. */
export function formatUsd(micro: Micro): string {
  const digits = String(micro % PER_DOLLAR)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `$${Math.floor(micro / PER_DOLLAR)}.${digits}`;
}
