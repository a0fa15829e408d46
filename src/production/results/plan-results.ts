import type {AdReport} from '../../machine/documents/read-report.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {type AdCounts, SHARES, type VariantResult} from '../../spot/results/axis-results.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {countIn, numberStyle} from './count-in-cell.ts';
import {type KnownNames, namedInReport} from './report-names.ts';

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
  conversions: ['purchases', 'conversions', 'website purchases', 'total conversions'],
};

/** Meta's column of what the campaign optimizes for: link clicks, plays or purchases. */
const RESULTS = ['results'];

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
  /** Rows that were joined because a part of their name is that of a variant. They may be about another ad. */
  guessed: {
    /** The line of the row, from 1. */
    line: number;
    /** The name in the row. */
    name: string;
    /** The id of the variant for which it is counted. */
    variant: string;
  }[];
  /** The column of each count; null where the report has none. */
  columns: Record<keyof AdCounts, string | null>;
  /** What was not counted, and why, in sentences. */
  notes: string[];
};

/**
 * Joins the rows of a report with variants, by the names of ads or files. The rows of one variant are added up. `drafts`: the variants as they are written. Errors: `report-columns`
 * where a column that is read is there twice.
 */
export function joinReport(
  report: AdReport,
  variants: readonly Variant[],
  known: Omit<KnownNames, 'variants'>,
  drafts: readonly Pick<Draft, 'id' | 'beside'>[] = [],
): JoinedReport {
  const {columns, rows} = report;
  const counts = Object.keys(COLUMNS) as (keyof AdCounts)[];
  const used = Object.fromEntries(
    counts.map((count) => [count, columnOf(columns, count) ?? null]),
  ) as JoinedReport['columns'];
  const names = namesIn(columns);
  refuseDoubled(report, [...names, ...counts.flatMap((count) => used[count] ?? [])]);
  const style = numberStyle(rows.flatMap(({cells}) => Object.values(cells)));
  const found = new Map<string, AdCounts>();
  const [left, guessed]: [LeftRow[], JoinedReport['guessed']] = [[], []];
  for (const {line, cells, more: beyond} of rows) {
    const given = names.map((column) => cells[column] ?? '').filter(Boolean);
    const named = given
      .map((name) => ({name, ...namedInReport(name, {...known, variants})}))
      .find((each) => each.variants.length > 0);
    const [id, ...more] = named?.variants ?? [];
    const leave = (reason: string): void => void left.push({line, name: given[0] ?? '', reason});
    if (id === undefined || !named) leave('it contains the name of no variant of this spot');
    else if (named.otherSpot !== null) leave(`it contains the name of the spot "${named.otherSpot}"`);
    else if (more.length > 0) leave(`it fits several variants equally: ${named.variants.join(', ')}`);
    else if (beyond > 0)
      leave(`the row has ${beyond} more ${beyond === 1 ? 'cell' : 'cells'} than there are columns`);
    else {
      const read = counts.map((count) => {
        const cell = cells[used[count] ?? ''];
        const value = used[count] === null ? null : cell === undefined ? undefined : countIn(cell, style);
        // Platforms share conversions between ads: they are the only counts with fractions.
        const isCount = value === null || count === 'conversions' || Number.isInteger(value);
        return [count, isCount ? value : undefined] as const;
      });
      const wrong = read.find(([, value]) => value === undefined)?.[0];
      if (wrong)
        leave(
          cells[used[wrong] ?? ''] === undefined
            ? `the row ends before the column "${used[wrong]}"`
            : `"${cells[used[wrong] ?? '']}" is not clearly ${wrong === 'conversions' ? 'a number' : 'a whole number'} (${wrong})`,
        );
      else {
        found.set(id, plus(found.get(id), Object.fromEntries(read) as AdCounts));
        if (!named.sure) guessed.push({line, name: named.name, variant: id});
      }
    }
  }
  const results = variants.flatMap(({id, choices}) => {
    const own = found.get(id);
    const beside = besideAxes(drafts.find((draft) => draft.id === id)?.beside);
    return own ? [{variant: id, choices, counts: own, ...(beside === undefined ? {} : {beside})}] : [];
  });
  return {results, left, guessed, columns: used, notes: notesOn(columns, results)};
}

/** What a row sets beside the axes, as one text. Parameters of the address tell ads apart, and change nothing that people see. */
function besideAxes(beside: Draft['beside'] = {}): string | undefined {
  const seen = Object.entries(beside).filter(([path]) => !/^ad\.utm(?:\.|$)/.test(path));
  return seen.length === 0 ? undefined : canonical(Object.fromEntries(seen));
}

function refuseDoubled({columns, file, line}: AdReport, used: readonly string[]): void {
  const doubled = used.find(
    (name) => columns.filter((column) => same(column, [name.trim().toLowerCase()])).length > 1,
  );
  if (doubled === undefined) return;
  throw invalid({
    code: 'report-columns',
    what: `the column "${doubled}" is in this report twice`,
    where: {file, line},
    expected: 'each column once',
    got: columns.join(', ').slice(0, 120),
    fix: 'Remove one of the two columns, or export the report again with one.',
  });
}

function notesOn(columns: readonly string[], results: readonly VariantResult[]): string[] {
  const impossible = Object.values(SHARES).flatMap(({title, hits, trials}) => {
    const more = results.filter(
      ({counts}) => (counts[hits] ?? 0) > (counts[trials] ?? Number.POSITIVE_INFINITY),
    );
    return more.length === 0
      ? []
      : [
          `${title}: left out for ${more.map(({variant}) => variant).join(', ')}, because there are more ${hits} than ${trials}`,
        ];
  });
  return columns.some((column) => same(column, RESULTS))
    ? [...impossible, 'the column "Results" is not read: what it counts depends on the goal of the campaign']
    : impossible;
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
