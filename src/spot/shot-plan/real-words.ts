/** What makes a shot one that has to be filmed. */
export type RealKind = 'person' | 'event' | 'place' | 'demonstration';

/** The words of one language that tell what a shot shows is real. All expressions match whole words. */
export type RealWords = {
  /** By kind: expressions in any case. */
  phrases: Readonly<Record<RealKind, readonly string[]>>;
  /** The same for expressions with names, which match only as they are written. */
  named: Readonly<Record<Exclude<RealKind, 'demonstration'>, readonly string[]>>;
  /** After a word such as `our`: nouns for which it tells nothing about a real person or place. */
  ownedThings: string;
  /** Words such as `our`. */
  owners: string;
  /** Words that say that a figure is made up. */
  invented: string;
  /** Words before a person, an event or a place that say that it is not in the picture. */
  absent: string;
  /** A moment after something was done to a thing. */
  later: string;
};
