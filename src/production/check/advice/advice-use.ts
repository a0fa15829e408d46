import type {WordsUse} from '../../write/model/words-use.ts';

/** Answers about the pictures of a variant. If they are missing, the findings of the check stay the same. */
export const ADVISING: WordsUse = {
  kind: 'advice',
  does: 'give advice',
  object: (name) => `advice about ${name}`,
  kept: 'the findings of the rules are not affected',
  about: 'the copy or the footage of the variant',
  again: undefined,
  instead: 'run the check without --advise, which needs no model',
  subject: (spot, name) => ({spot, type: 'variant', id: name}),
};
