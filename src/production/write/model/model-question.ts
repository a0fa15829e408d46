import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {limitsOfStyle} from '../../../spot/brand/text-style.ts';
import type {WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';

/** Instructions in every question. Code checks the answer in any case. */
export const MODEL_RULES =
  'Use only facts of the brief. A number, price, superlative, comparison or guarantee must be word for word in the approved claims. Do not name people, brands or places that the brief does not name. Quote nobody. Write no addresses and no markup.';

/** The data that every question has: the brief, what may be claimed, and the voice of the brand. */
export const questionData = (
  {brief, brand, claims, props}: WriteContext,
  more: Readonly<Record<string, unknown>>,
): object => ({
  language: props.language,
  brief,
  approvedClaims: usableClaims(claims).map(({text}) => text),
  brandVoice: brand.file.defaults.tenspot.voice,
  bannedWords: brand.file.defaults.tenspot.words.banned,
  textStyle: limitsOfStyle(brand.file.defaults.tenspot.words.style),
  ...more,
});

/** What a model proposed, as far as it is used. */
export type Proposal<T> = {
  value: T;
  /** The texts of the model in it. */
  texts: string[];
  notes: WriteNote[];
};

/** A note about a text of a model that is not used. */
export const notUsed = (about: string, why: string): WriteNote => ({
  kind: 'refused',
  about,
  what: `of the model: ${why}`,
});
