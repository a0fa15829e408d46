import type {Where} from '../problem/errors.ts';

/** What was done to a draft for its language. */
export type LocalizedTexts = {
  /** By field: where the translation is written, the text that it is of, and whether a person has yet to read it. */
  translated: Record<string, {where: Where; text: string; unreviewed: boolean}>;
  /** Texts in the language of the spot, without a translation. They may be no words, such as the name of a colour. */
  missing: {field: string; text: string}[];
  /** Recordings and files with captions that are in the language of the spot: the fields, and the files. */
  shared: {field: 'voice' | 'captions'; file: string}[];
  /** By field: the currency of a price that was written as a value. */
  currencies: Record<string, string>;
  /** Values that look like a price or number, and are none. */
  wrong: {field: string; expected: string; got: unknown}[];
};

/** The texts of a draft that has everything in its own language. */
export const NOT_LOCALIZED: LocalizedTexts = {
  translated: {},
  missing: [],
  shared: [],
  currencies: {},
  wrong: [],
};
