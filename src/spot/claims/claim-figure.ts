import type {FigureBound} from './figure-limits.ts';

/** A number in a text, with what it counts. */
export type ClaimFigure = {
  value: number;
  /** `hour`, `percent`, `EUR`, ...; empty where no known unit follows. */
  unit: string;
  /** How the text limits it: `up to 24 hours` is `at most`. */
  bound: FigureBound;
  /** True for the lower end of a range: the 2 of `2–4 days`. Its bound is `at least`. */
  startsRange: boolean;
  /** True for an amount of money. */
  isPrice: boolean;
  /** True for an amount by which a price is lower. */
  isSaving: boolean;
  /** True for a price that is no longer asked: `was €59`. */
  isFormer: boolean;
  /** What it is of, each time: `month` of `€9.99 a month`. Empty for an amount that is paid or counted once. */
  per: string;
  /** As written. */
  text: string;
  /** The first character, and the one after the last. */
  at: [from: number, to: number];
};
