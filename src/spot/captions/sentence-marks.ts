/** The marks that end a sentence in the scripts that ads use, for a class of a regular expression: also those of Arabic, Urdu, Hindi and Khmer. */
export const SENTENCE_ENDS = '.!?…。！？؟۔।॥។';

/** The marks at which a voice pauses within a sentence. */
export const CLAUSE_ENDS = ',;:，、；：،؛';
