import {ENGLISH_SMALL_NUMBERS} from './english-numbers.ts';

const COUNTS = ENGLISH_SMALL_NUMBERS.split(' ').slice(2).join('|');

/** English words for a share or a multiple, and for small numbers of parts, as expressions. */
export const ENGLISH_SHARES: readonly string[] = [
  '(?:two|three|four|\\d)[ -](?:thirds|quarters|fifths|eighths|tenths)',
  '(?:a|one)[ -](?:third|quarter|fifth|tenth)(?= (?:of(?! an hour)|less|more|fewer|off|the|lighter|smaller|faster|cheaper|shorter|longer|thinner)(?!\\p{L}))',
  // Stars as a picture of a rating.
  '[★⭐]{3,}',
  '(?:cuts?|slash(?:es)?|reduces?) (?:\\p{L}+ ){1,3}in half',
  'every (?:second|third|fourth|fifth|tenth) (?:\\p{L}+(?:er|or|ist|ian)|person|man|woman|household|athlete|parent|family)',
  '(?:doubles?|triples?|quadruples?|halves)(?= (?:your|the|its|our))',
  `(?:${COUNTS}|hundred|thousand)[ -]?fold`,
  '(?:double|triple|quadruple)[ -](?:insulat|wall|layer|action|strength|protect|range|power|life|capacity|filter|glaz|coat)\\p{L}*',
  `(?:${COUNTS})[ -](?:layers?|ply|blades?|patents?|awards?)`,
];
