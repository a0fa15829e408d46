/** The vocabulary of IPTC that says how a picture came about: https://cv.iptc.org/newscodes/digitalsourcetype/ (read 2026-11). */
const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * The kind of a source. `generated`: a generative model made it. `supplied`: a clip or photo that was given, of which nothing says that a
 * model made it. `drawn`: graphics and placeholders that a program draws. `computed`: sounds that a program computes, without a model.
 */
export type SourceKind = 'generated' | 'supplied' | 'drawn' | 'computed';

/**
 * The digital source type of a spot: a composite with generated media where any take is generated, else a composite of footage and
 * graphics. A spot is never purely generated, because its text, logos and prices are drawn over the footage.
 */
export const digitalSourceOf = (kinds: readonly SourceKind[]): string =>
  `${VOCABULARY}${kinds.includes('generated') ? 'compositeWithTrainedAlgorithmicMedia' : 'composite'}`;

/** The digital source type of one take, as an ingredient. Null for supplied clips: how they came about is not known. */
export const ingredientSource = (kind: SourceKind): string | null =>
  kind === 'generated'
    ? `${VOCABULARY}trainedAlgorithmicMedia`
    : kind === 'drawn' || kind === 'computed'
      ? `${VOCABULARY}algorithmicMedia`
      : null;
