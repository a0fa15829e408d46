import type {Subject} from '../../../spot/ledger/subject.ts';

/** What an answer of a model is for, as errors say it. */
export type WordsUse = {
  /** The kind of the request, and what the cards of its models say that they make. */
  kind: 'words' | 'advice';
  /** What the model does: `write`. */
  does: string;
  /** What is asked for, in an error: `the script`. */
  object: (name: string) => string;
  /** What an error leaves as it was: `no document was changed`. */
  kept: string;
  /** What the model is told about, and what a person can change: `the brief`. */
  about: string;
  /** How a person buys another answer: `run the command with --take 2`. Undefined if that cannot be asked for. */
  again: string | undefined;
  /** How to do without a model: `use --template, which needs no model`. */
  instead: string;
  /** What a question is for, by its name. */
  subject: (spot: string, name: string) => Subject;
};

/** A text for a document of the spot. */
export const WRITING: WordsUse = {
  kind: 'words',
  does: 'write',
  object: (name) => `the ${name}`,
  kept: 'no document was changed',
  about: 'the brief',
  again: 'run the command with --take 2',
  instead: 'use --template, which needs no model',
  subject: (spot, name) => ({spot, type: 'document', id: name}),
};
