/** Marks of style and speaker in SubRip and WebVTT: `<i>`, `<v Ada>`, `<00:01.000>`, `{\an8}`. */
const MARKS = /<\/?(?:[bcisuv]|em|strong|span|font|lang|ruby|rt)(?:[ .][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}/gi;

const LINE_BREAK = /<br ?\/?>/gi;

/** A text of a cue without its marks. What only looks like one, `< 5 hours`, stays. */
export const withoutMarks = (text: string): string => text.replaceAll(LINE_BREAK, '\n').replaceAll(MARKS, '');

/** The named character references of HTML that texts of captions have; a name that is not here stays as it is written. */
const NAMED: Record<string, string> = {
  ...{amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad'},
  ...{ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', lrm: '\u200e', rlm: '\u200f'},
  ...{hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„'},
  ...{laquo: '«', raquo: '»', copy: '©', reg: '®', trade: '™', deg: '°', middot: '·', times: '×'},
  ...{euro: '€', pound: '£', yen: '¥', cent: '¢', frac12: '½', iexcl: '¡', iquest: '¿'},
  ...{auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß'},
  ...{agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', aring: 'å', aelig: 'æ', ccedil: 'ç'},
  ...{egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ'},
  ...{oacute: 'ó', ocirc: 'ô', otilde: 'õ', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û'},
};

/** A text with the characters that its references name: `&amp;`, `&#38;`, `&#x26;`. */
export const withCharacters = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w*));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : all;
  });
