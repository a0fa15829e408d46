/** Words for lettering that nothing else has, and those that are also verbs or a part of other words: they count only with what leads up to a noun. */
const CLEAR =
  'lettering|captions?|subtitles?|slogans?|headlines?|taglines?|inscriptions?|typography|logos?|logotypes?|wordmarks?|watermarks?|price tags?|brand names?|schriftz(?:ug|üge)|aufschrift(?:en)?|beschriftung(?:en)?|untertiteln?|überschrift(?:en)?|preisschild(?:er)?|markennamen?|wasserzeichen|firmenlogos?';
const COMMON = 'words?|texts?|titles?|prices?|wörter|worte?|preise?';
const NOT_IN_NAMES = '(?!-)(?!\\s+(?:holders?|fights?|page|processors?|messages?|book))';

const DETERMINER =
  'the|a|an|its|our|their|his|her|some|dem|der|den|das|die|ein|eine|einem|einer|ihrem|seinem|unserem|unser';
const ADJECTIVE =
  'large|small|big|bold|bright|glowing|neon|red|white|black|golden|silver|blue|green|yellow|painted|printed|embossed|engraved|company|brand|product|corporate|handwritten|new|old|own|große?[mnrs]?|kleine?[mnrs]?|rote?[mnrs]?|weiße?[mnrs]?|goldene?[mnrs]?|neue?[mnrs]?';
const LEAD_IN = 'with|and|showing|bearing|displaying|plus|under|below|above|mit|und|zeigt|darauf|samt';

const QUOTED = `(?:["“”„«»][^"“”„«»]{1,120}["“”„«»]|(?<![\\p{L}\\p{N}])['‘‚][^'‘’‚]{1,120}['’‘](?![\\p{L}\\p{N}]))`;
const SAYS =
  'reading|reads|saying|says|labelled|labeled|entitled|titled|spelling|spells|beschriftet mit|steht|mit der aufschrift';
/** Where the lettering is. */
const PLACE =
  '(?:\\s+(?:on|in|at|across|above|below|auf|an|über|in)\\s+(?:(?:the|its|a|dem|der|den|einem|einer)\\s+)?[\\p{L}-]+)';
const STATED = `(?:\\s+(?:that\\s+)?(?:${SAYS}|der|das|die)?\\s*${QUOTED})`;

/** A request for lettering or a logo, with what leads up to it. The longer forms come first. */
const REQUESTS: readonly RegExp[] = [
  // `with the words "Now open" on the wall`, `mit dem Schriftzug „Neu“`, `, logo on the side`
  new RegExp(
    `(?:^|,|(?<=[\\s,]))\\s*(?:(?:${LEAD_IN})\\s+)?(?:(?:${DETERMINER})\\s+){0,2}(?:(?:${ADJECTIVE})\\s+){0,3}(?<![\\p{L}])(?:${CLEAR})(?![\\p{L}])${STATED}?${PLACE}?`,
    'giu',
  ),
  // Common words: `with words`, `the text "Open"`, `a title on the wall`.
  new RegExp(
    `(?:,\\s*|(?<![\\p{L}]))(?:(?:(?:${LEAD_IN})\\s+)(?:(?:${DETERMINER})\\s+)?(?:(?:${ADJECTIVE})\\s+){0,3}(?:${COMMON})(?![\\p{L}])${NOT_IN_NAMES}${STATED}?|(?:(?:${DETERMINER})\\s+)?(?:(?:${ADJECTIVE})\\s+){0,3}(?:${COMMON})(?![\\p{L}])${STATED})${PLACE}?`,
    'giu',
  ),
  // `a sign reading "Open"`: the sign stays, and nothing is written on it.
  new RegExp(`\\s*(?:(?:that|which|das|der|die)\\s+)?(?:${SAYS})?\\s*${QUOTED}`, 'giu'),
  // `a sign that says OPEN`, `a tattoo spelling MOM`, `a shirt that reads Love`. But a woman reads Goethe.
  /,?\s*(?:(?:that|which)\s+(?:says|reads|spells)|spelling|labelled|labeled|beschriftet mit)\s+\p{Lu}[\p{L}\p{M}\d]*(?:\s+\p{Lu}[\p{L}\p{M}\d]*)*/gu,
  /\s*(?:reading|reads|saying|says)\s+\p{Lu}{2,}(?:\s+\p{Lu}{2,})*(?!\p{L})/gu,
  /,?\s*with the names?\s+\p{Lu}[\p{L}\p{M}\d]*(?:\s+\p{Lu}[\p{L}\p{M}\d]*)*(?:\s+on (?:it|them))?/gu,
];
const ONLY_LED = new RegExp(`^\\s*(?:(?:${DETERMINER})\\s+)?[\\p{L}-]+\\s*$`, 'iu');
const LED = new RegExp(`^\\s*(?:,|(?:${LEAD_IN}|${DETERMINER})(?!\\p{L})|["“”„«»'])`, 'iu');

/**
 * Whether lettering is what a description shows, and not a part of it: `a Roman inscription on a wall`, `a price tag of 39 euros`. Without it, the rest would
 * be about nothing.
 */
const isHead = (before: string, found: string, after: string): boolean =>
  (before.trim() === '' &&
    /^\s+(?:(?:of|on|in|at|from|for|by|von|auf|an|aus|für)(?!\p{L})|\p{Ll}{3,}s\s)/u.test(after)) ||
  (ONLY_LED.test(before) && !LED.test(found) && !new RegExp(`^\\s*(?:${SAYS}|that|which)`, 'iu').test(found));

/**
 * A description without what asks a model for text or logos: Tenspot lays those over the footage. `removed`: the phrases, as written.
 * A description of lettering itself stays. English and German are read.
 */
export function withoutLettering(text: string): {text: string; removed: string[]} {
  const removed: string[] = [];
  const bare = REQUESTS.reduce(
    (rest, pattern) =>
      rest.replaceAll(pattern, (found, ...args) => {
        const at = args.find((arg) => typeof arg === 'number') as number;
        if (isHead(rest.slice(0, at), found, rest.slice(at + found.length))) return found;
        removed.push(found.replace(/^[,\s]+/, ''));
        return '';
      }),
    text,
  );
  if (removed.length === 0) return {text, removed};
  return {
    text: bare
      .replaceAll(/\s+([,.;])/g, '$1')
      .replaceAll(/([,;])(?:\s*[,;])+/g, '$1')
      .replaceAll(/\s{2,}/g, ' ')
      .replace(/^[\s,;.]+|[\s,;]+$/g, ''),
    removed,
  };
}
