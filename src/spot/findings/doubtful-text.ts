/** Why a text is most likely not what should be shown, and what to do. */
type Doubt = {got: string; fix: string};

/** Error values of spreadsheets in English, German, French, Spanish and Italian; and a number in a column that is too narrow. */
const SPREADSHEET_ERROR =
  /^#(N\/[AD]|NV|(REF|BEZUG|VALUE|WERT|VALEUR|¡?VALOR|VALORE|DIV\/0|NULL|NUL|NUM|ZAHL|NOMBRE|SPILL|ÜBERLAUF|CALC|KALK|RIF|FIELD|FELD)!|(NAME|NOM|¿NOMBRE|NOME)\?|GETTING_DATA|#{2,})$/i;

const DOUBTS: {pattern: RegExp; got: string; fix: string}[] = [
  {
    pattern: SPREADSHEET_ERROR,
    got: 'an error value of a spreadsheet',
    fix: 'Correct the formula in the spreadsheet, and export it again.',
  },
  {
    pattern: /^(NaN|undefined|null|None|nil|\[object Object\])$/,
    got: 'the name of a missing value, which a program wrote',
    fix: 'Correct the export. If the cell is to be empty, leave it empty.',
  },
  {
    pattern: /<\/?(br|b|i|em|strong|p|span|div)\s*\/?>/i,
    got: 'an HTML tag, which is shown as it is',
    fix: 'Write the text without it. End a line with a real line break.',
  },
  {
    pattern: /\\[nrt]/,
    got: 'a backslash and a letter, which are shown as they are',
    fix: 'End a line with a real line break: in a spreadsheet Alt+Enter, in YAML "\\n" within double quotes.',
  },
  {
    pattern: /&(amp|lt|gt|quot|apos|nbsp|[aeiouAEIOU]uml|szlig|eacute|#\d+|#x[\da-f]+);/,
    got: 'an HTML entity, which is shown as it is',
    fix: 'Write the character itself.',
  },
  {
    pattern: /\{\{[^{}]*\}\}|<<[^<>]+>>|%%[A-Z_]+%%/,
    got: 'a placeholder that was not filled',
    fix: 'Write the text that belongs there.',
  },
  {
    // UTF-8 that was read as Windows-1252: ü becomes Ã¼, ’ becomes â€™, © becomes Â©.
    pattern: /Ã[\u0080-\u00BF„Ÿ–œ€]|â€[™œ“”˜¦]|Â[\u00A0-\u00BF]|\uFFFD/,
    got: 'characters that were decoded wrongly',
    fix: 'Export the text again as UTF-8.',
  },
];

/** The doubt about a text that is to be shown; undefined for all other texts. */
export function doubtAbout(text: string): Doubt | undefined {
  const found = DOUBTS.find(({pattern}) => pattern.test(text.trim()));
  return found && {got: found.got, fix: found.fix};
}
