/** The steps of writing, in their order. */
export const WRITE_STEPS = ['angles', 'script', 'shots', 'variants'] as const;
/** One step of writing. */
export type WriteStep = (typeof WRITE_STEPS)[number];

/** Something that a person should know about what was written. */
export type WriteNote = {
  /**
   * `refused`: an angle or a text, with what is missing. `tried`: an angle that an earlier batch had. `open`: a text that a person has to write.
   * `filmed`: a shot that has to be filmed, and why. `needs`: a file that a person has to supply.
   */
  kind: 'refused' | 'tried' | 'open' | 'filmed' | 'needs';
  /** The angle, field or shot. */
  about: string;
  /** In words, without a full stop. */
  what: string;
};

/** The document of a step, as it would be written. */
export type StepDraft = {
  /** The name of the document: `script.yaml`. */
  document: string;
  /** Its text, from the one that is there (empty where there is none). */
  edit: (text: string) => string;
  notes: WriteNote[];
  /** Its texts that a model wrote. Default: none. */
  texts?: readonly string[] | undefined;
};
