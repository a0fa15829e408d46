import type {AdReport} from '../../machine/documents/read-report.ts';
import type {AdCounts, VariantResult} from '../../spot/results/axis-results.ts';
import {variantsNamed} from '../../spot/review/variant-named.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';

/** Words of the columns of reports, in lower case. A column counts for the first one that it equals; Meta, Google, TikTok and Pinterest name them so. */
const COLUMNS: Readonly<Record<keyof AdCounts, readonly string[]>> = {
  impressions: ['impressions', 'impr.', 'impr'],
  plays: [
    '3-second video plays',
    '3-second video views',
    'video plays at 3s',
    '3s video views',
    'three-second video views',
  ],
  clicks: ['link clicks', 'clicks', 'clicks (all)', 'outbound clicks', 'clicks (destination)'],
  conversions: ['purchases', 'conversions', 'results', 'website purchases', 'total conversions'],
};

/** Columns with the name of an ad or its file, most exact first. */
const NAMES = [
  'video file name',
  'file name',
  'video name',
  'creative name',
  'asset name',
  'ad name',
  'ad',
  'name',
];

/** Whether a line is the header of a report: it has a name and impressions. */
export const isReportHeader = (cells: readonly string[]): boolean =>
  namesIn(cells).length > 0 && columnOf(cells, 'impressions') !== undefined;

const same = (column: string, names: readonly string[]): boolean =>
  names.includes(column.trim().toLowerCase());

const namesIn = (columns: readonly string[]): string[] =>
  NAMES.flatMap((name) => columns.filter((column) => same(column, [name])));

const columnOf = (columns: readonly string[], count: keyof AdCounts): string | undefined => {
  for (const name of COLUMNS[count]) {
    const found = columns.find((column) => same(column, [name]));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A row that could not be joined, and why. */
export type LeftRow = {line: number; name: string; reason: string};

/** A report joined with variants. */
export type JoinedReport = {
  /** The variants that the report has, with the counts of all their rows. */
  results: VariantResult[];
  /** Rows that name no variant, or have something in place of a number. */
  left: LeftRow[];
  /** The column of each count; null where the report has none. */
  columns: Record<keyof AdCounts, string | null>;
};

/** Joins the rows of a report with variants, by the names of ads or files. The rows of one variant are added up. */
export function joinReport({columns, rows}: AdReport, variants: readonly Variant[]): JoinedReport {
  const counts = Object.keys(COLUMNS) as (keyof AdCounts)[];
  const used = Object.fromEntries(
    counts.map((count) => [count, columnOf(columns, count) ?? null]),
  ) as JoinedReport['columns'];
  const names = namesIn(columns);
  const found = new Map<string, AdCounts>();
  const left: LeftRow[] = [];
  for (const {line, cells} of rows) {
    const given = names.map((column) => cells[column] ?? '').filter(Boolean);
    const matches = given.map((name) => variantsNamed(name, variants)).find((each) => each.length > 0) ?? [];
    const [id, ...more] = matches;
    const leave = (reason: string): void => void left.push({line, name: given[0] ?? '', reason});
    if (id === undefined) leave('it names no variant of this spot');
    else if (more.length > 0) leave(`it fits several variants: ${matches.join(', ')}`);
    else {
      const read = counts.map(
        (count) => [count, used[count] === null ? null : countIn(cells[used[count] ?? ''] ?? '')] as const,
      );
      const wrong = read.find(([, value]) => value === undefined);
      if (wrong) leave(`"${cells[used[wrong[0]] ?? ''] ?? ''}" is no number of ${wrong[0]}`);
      else found.set(id, plus(found.get(id), Object.fromEntries(read) as AdCounts));
    }
  }
  const results = variants.flatMap(({id, choices}) => {
    const own = found.get(id);
    return own ? [{variant: id, choices, counts: own}] : [];
  });
  return {results, left, columns: used};
}

/** A whole number, with separators of thousands; an empty cell and a dash are 0. Undefined for what is no count. */
function countIn(cell: string): number | undefined {
  if (cell === '' || cell === '-' || cell === '--' || cell === '—') return 0;
  const plain = /^\d{1,3}(?:[,. '\u00A0\u202F]\d{3})+$/.test(cell)
    ? cell.replaceAll(/[^\d]/g, '')
    : cell.replace(/\.0+$/, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}

const plus = (a: AdCounts | undefined, b: AdCounts): AdCounts => {
  const add = (count: keyof AdCounts): number | null =>
    b[count] === null ? (a?.[count] ?? null) : (a?.[count] ?? 0) + b[count];
  return {
    impressions: add('impressions'),
    plays: add('plays'),
    clicks: add('clicks'),
    conversions: add('conversions'),
  };
};
