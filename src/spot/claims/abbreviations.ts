const BEFORE_MORE = '(?= [\\p{L}\\p{N}\\p{Sc}(])';
const BEFORE_NUMBER = '(?= [\\p{N}\\p{Sc}])';

/** Words behind which a sentence always goes on, in English, German and the languages that write them in the same way. */
const NEVER_LAST =
  'ca|approx|aprox|incl|inkl|excl|exkl|zzgl|bzw|evtl|ggf|vgl|sog|avg|vs|dr|prof|mr|mrs|ms|tsd|mio|mrd|z\\. ?b|d\\. ?h|u\\. ?a|i\\. ?d\\. ?r|p\\. ?ex|e\\. ?g|i\\. ?e';

/** Behind a number and its unit, it can be the last word: `24 hours max.` */
const LIMIT = '(?<!\\d ?(?:\\p{L}+ )?)(?:max|máx|min|mín)';

const pattern = (words: string, after: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}.])(${words})\\.${after}`, 'giu');

const ABBREVIATED = [
  pattern(NEVER_LAST, BEFORE_MORE),
  pattern(LIMIT, BEFORE_NUMBER),
  pattern('est|env|vol', BEFORE_NUMBER),
];

/** `No. 1`, `Rs. 499`: they keep their full stop, and lose the space. */
const NUMBER = /(?<!\p{L}|\d ?)(no|nr|rs|fr|kr|ksh)\. (?=\d)/giu;

/** `mind. 5 Stunden`, and not `Peace of mind. 24 hours a day.` */
const AT_LEAST = /(?<![\p{L}\p{N}])(?<!(?:of|your|my|our|the|in|peace|never) )mind\. ?(?=\d)/giu;

/** German units before the noun of the same sentence, which has no other number: `24 Std. Kühlung`. */
const UNIT = /(?<=\d ?)(Stdn?|Min|Sek|Stk?|Pkg)\.(?= \p{Lu}\p{Ll}+[^.!?\d]*(?:[.!?]|$))/gu;

/**
 * A text without the full stops of abbreviations, which end neither a sentence nor a part of one: `max. 24 Stunden`, `inkl. Deckel`. `text`: in single spaces.
 */
export const withoutAbbreviations = (text: string): string =>
  ABBREVIATED.reduce(
    (rest, expression) => rest.replaceAll(expression, (_, word: string) => word.replaceAll(/\. ?/g, '')),
    text.replaceAll(NUMBER, '$1.').replaceAll(AT_LEAST, 'mindestens ').replaceAll(UNIT, '$1'),
  );
