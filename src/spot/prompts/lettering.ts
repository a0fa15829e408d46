const NAMES =
  'words?|texts?|lettering|captions?|subtitles?|slogans?|headlines?|taglines?|titles?|inscriptions?|typography|logos?|logotypes?|wordmarks?|watermarks?|price tags?|prices?|brand names?|schriftz(?:ug|üge)|aufschrift(?:en)?|beschriftung(?:en)?|untertiteln?|überschrift(?:en)?|wörter|worte?|preisschild(?:er)?|preise?|markennamen?|wasserzeichen|firmenlogos?';

const QUOTED = '["“”„«»][^"“”„«»]{1,120}["“”„«»]';

/** A request for lettering or a logo, with what leads up to it. The longer forms come first. */
const REQUESTS: readonly RegExp[] = [
  // `with the words "Now open" on the wall`, `mit dem Schriftzug „Neu“`
  new RegExp(
    `,?\\s*(?:(?:with|and|showing|bearing|displaying|plus|under|below|above|mit|und|zeigt|darauf|samt)\\s+)?(?:(?:the|a|an|its|our|their|his|her|some|large|small|big|bold|dem|der|den|das|die|ein|eine|einem|einer|ihrem|seinem|unserem|unser|großem?|kleinem?)\\s+){0,3}(?:[\\p{L}-]+\\s+)?(?<![\\p{L}])(?:${NAMES})(?![\\p{L}])(?:\\s+(?:that\\s+)?(?:says?|saying|reads?|reading|der|das|die)?\\s*${QUOTED})?(?:\\s+(?:on|in|at|across|above|below|auf|an|über|in)\\s+(?:(?:the|its|a|dem|der|den|einem|einer)\\s+)?[\\p{L}-]+)?`,
    'giu',
  ),
  // `a sign reading "Open"`: the sign stays, and nothing is written on it.
  new RegExp(
    `\\s*(?:that|which|das|der|die)?\\s*(?:reading|reads|saying|says|labelled|labeled|entitled|titled|spelling|beschriftet mit|steht)?\\s*${QUOTED}`,
    'giu',
  ),
  /,?\s*(?:labelled|labeled|beschriftet mit)\s+\p{Lu}[\p{L}\d]*/gu,
];

/** A description without what asks a model for text or logos: Tenspot lays those over the footage. `removed`: the phrases, as written. */
export function withoutLettering(text: string): {text: string; removed: string[]} {
  const removed: string[] = [];
  const bare = REQUESTS.reduce(
    (rest, pattern) =>
      rest.replaceAll(pattern, (found) => {
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
