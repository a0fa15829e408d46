/** What a text claims: a number, a price, or a word that promises something. */
export type ClaimKind =
  | 'number'
  | 'price'
  | 'superlative'
  | 'comparison'
  | 'guarantee'
  | 'health'
  | 'environment';

/** The words of one language that make a sentence a claim. All expressions match whole words. */
export type ClaimLanguage = {
  /** By kind: expressions for words and phrases, in any case, that no other known language has. */
  phrases: Record<Exclude<ClaimKind, 'number'>, readonly string[]>;
  /** The same for endings and for words that another language has too: only for texts in this language. */
  ownPhrases?: Partial<Record<ClaimKind, readonly string[]>>;
  /** Like `ownPhrases`, for expressions that match only as they are written: German nouns begin with a capital. */
  lowerCase?: Partial<Record<ClaimKind, readonly string[]>>;
  /** Expressions for words and phrases that look like a claim, and are none. They are left out of the text. */
  harmless: readonly string[];
  /** The same, only for texts in this language. */
  ownHarmless?: readonly string[];
  /** Words without meaning of their own, which a claim and a sentence may share by chance. */
  stopWords: readonly string[];
  /** Words that turn what follows into its opposite. */
  negations: readonly string[];
  /** The value of a number in words. Undefined for other words. */
  numberOf: (word: string) => number | undefined;
};
