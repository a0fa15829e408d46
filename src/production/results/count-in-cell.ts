/** What a report shows about how it writes numbers. `point`, `comma`: the character separates decimals, or thousands; null where it does not show. */
type NumberStyle = {point: 'decimals' | 'thousands' | null; comma: 'decimals' | 'thousands' | null};

const POINT_DECIMALS = /^\d+\.(?:\d{1,2}|\d{4,})$|^0\.\d+$|^\d{1,3}(?:,\d{3})+\.\d+$/;
const COMMA_DECIMALS = /^\d+,(?:\d{1,2}|\d{4,})$|^0,\d+$|^\d{1,3}(?:\.\d{3})+,\d+$/;
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3}){2,}$/;
const COMMA_GROUPS = /^\d{1,3}(?:,\d{3}){2,}$/;

/** Finds out how numbers are written, from all cells of a report. */
export function numberStyle(cells: readonly string[]): NumberStyle {
  const has = (pattern: RegExp): boolean => cells.some((cell) => pattern.test(cell));
  const [points, commas] = [has(POINT_DECIMALS), has(COMMA_DECIMALS)];
  return {
    point: points ? 'decimals' : commas || has(POINT_GROUPS) ? 'thousands' : null,
    // Platforms write thousands with a comma unless a report shows otherwise.
    comma: commas && !points && !has(COMMA_GROUPS) ? 'decimals' : 'thousands',
  };
}

/**
 * The number in a cell; an empty cell and a dash are 0. Undefined for what is no number, and for a point that can separate thousands or
 * decimals (`1.234`).
 */
export function countIn(cell: string, {point, comma}: NumberStyle): number | undefined {
  if (cell === '' || cell === '-' || cell === '--' || cell === '—') return 0;
  const bare = cell.replaceAll(/(?<=\d)[ '\u00A0\u202F](?=\d{3}(?!\d))/g, '');
  if (point === null && /^\d{1,3}\.\d{3}$/.test(bare)) return undefined;
  const [thousands, decimals] = comma === 'decimals' || point === 'thousands' ? ['.', ','] : [',', '.'];
  const [whole = '', part = '', ...more] = bare.split(decimals);
  const groups = whole.split(thousands);
  const isGrouped =
    groups.length === 1 || groups.every((each, at) => each.length === 3 || (at === 0 && each.length < 3));
  const digits = groups.join('');
  if (more.length > 0 || !isGrouped || !/^\d{1,15}$/.test(digits) || !/^\d*$/.test(part)) return undefined;
  if (part === '' && bare.endsWith(decimals)) return undefined;
  return Number(`${digits}.${part || '0'}`);
}
