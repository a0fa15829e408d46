/** Web and mail addresses, handles, clock times and telephone numbers: their digits claim nothing. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|@(?!\d+(?:[.,]\d+)?(?:[^\p{L}\p{N}_]|$))[\p{L}\p{N}_.]+|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?<![\d.,])(?:0\d{2,4}[ /-]?\d{2,}(?:[ /-]\d{2,})*|\+\d{1,3}(?:[ /-]\d{2,}){2,})(?![\d%])/giu;

const ENDINGS = 'com|org|net|de|at|ch|eu|io|co|uk|shop|store|app|example';

/** The name of a host, which has letters and one case at its end. In `Only €39.Shop now` a space is missing. */
const hostOf = (letters: string, endings: string): string =>
  `(?<![\\p{L}\\p{N}\\p{Sc}])(?:\\d[\\d-]*\\.)*(?=[${letters}]|[\\d-]*[${letters}]{2})[${letters}\\d-]+\\.(?:[${letters}\\d-]+\\.)*(?:${endings})(?:\\/\\S*)?(?!\\p{L})`;

const HOST = new RegExp(`${hostOf('A-Za-z', ENDINGS)}|${hostOf('A-Z', ENDINGS.toUpperCase())}`, 'gu');

/** Colours and names of files, which a template can have among its copy: no viewer reads them. */
const SETTING =
  /#(?=\d*[a-f]|\d{6})(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\p{L}\p{N}])|(?:rgba?|hsla?|oklch|oklab)\([^()]*\)|[\w./-]+\.(?:png|jpe?g|webp|avif|svg|gif|mp4|mov|webm|mp3|wav|m4a|json)(?![\p{L}\p{N}])/giu;

/** Parts of a text that claim nothing, as expressions. */
export const UNREAD: readonly RegExp[] = [ADDRESS, HOST, SETTING];

const PLACES = 'platz|plätze|rang|wahl|preis|sieger|gewinner|generation|liga|klasse|place|prize|choice';

/** An item of a list begins with a capital, or with a verb. */
const LOWER = 'im|in|unter|von|bei|beim|aus|among|of|at';

/** The number of an item at the beginning of a text: `1. Clip it`. A place is none: `1. Platz`, `1. im Test`. */
export const LISTED = new RegExp(
  `^\\d{1,2}[.)] (?!(?:${[PLACES, PLACES.toUpperCase(), PLACES.replace(/(?<=^|\|)./gu, (first) => first.toUpperCase()), LOWER].join('|')})(?!\\p{L}))(?=\\p{L})`,
  'u',
);
