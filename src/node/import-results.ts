import {join, resolve} from 'node:path';
import {readReport} from '../machine/documents/read-report.ts';
import {keyOf, sha256File} from '../machine/files/hash.ts';
import {readJson} from '../machine/files/read-file.ts';
import {draftsOf} from '../production/project/variants/plan-variants.ts';
import {listIds} from '../production/project/workspace.ts';
import {readMemory, remember, type TriedReport} from '../production/results/batch-memory.ts';
import {deliveredNames} from '../production/results/delivered-names.ts';
import {isReportHeader, type JoinedReport, joinReport} from '../production/results/plan-results.ts';
import {type TriedCell, triedBefore} from '../production/results/tried-before.ts';
import {isDay} from '../spot/documents/field-types.ts';
import {invalid} from '../spot/problem/errors.ts';
import {type AxisResult, axisResults} from '../spot/results/axis-results.ts';
import type {AxisPair} from '../spot/results/batch-design.ts';
import {Manifest} from '../spot/variant/manifest.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** A report of a platform. */
export type ImportResultsOptions = SpotChoice &
  RunOptions & {
    /** The path of the CSV, one row an ad. */
    file: string;
    /** The last day of the report, as `2026-11-28`, for the memory. Default: not known. */
    until?: string | undefined;
    /** Remembers nothing. Default: false. */
    dryRun?: boolean | undefined;
  };

/** What a report says about the axes of a batch. */
export type ResultsReport = JoinedReport & {
  /** The id of the spot. */
  spot: string;
  /** The values of each axis, with their shares and intervals of 95 %. */
  axes: AxisResult[];
  /** Which axes were shown in all combinations, and which cannot be told apart. */
  design: AxisPair[];
  /** True if this report was added to the memory of the spot: not if it was there with the same variants and counts. */
  remembered: boolean;
  /** Variants of which an earlier report has the same cell: the same id, choices or props. `at`: the times of these imports; `as`: the ids then. */
  before: {variant: string; choices: Record<string, string>; at: string[]; as: string[]}[];
};

/**
 * Joins a report with the variants of a spot, by the names of ads or files, and compares the values of each axis. Remembers which cells were tried, when and
 * with which masters, in `rounds/results.jsonl` of the spot. Errors: `report-unreadable`, `report-columns`, `day-invalid`, `log-broken`; those of documents.
 */
export const importResults = (
  project: TenspotProject,
  options: ImportResultsOptions,
): Promise<ResultsReport> =>
  running(options, (run) =>
    withSpot(
      project,
      {...options, keepGoing: true},
      'results import',
      run,
      async ({spot, variants, workspace}) => {
        const {until} = options;
        if (until !== undefined && !isDay(until)) throw badDay(until);
        const file = resolve(options.file);
        const spots = await listIds(join(workspace.compositions, 'spots'));
        const known = {
          spot: spot.id,
          otherSpots: spots.filter((id) => id !== spot.id),
          delivered: await deliveredNames(workspace, spot.id),
        };
        const written = await readReport(file, isReportHeader);
        const joined = joinReport(written, variants, known, await draftsOf(spot));
        const report = await sha256File(file);
        const earlier = (await readMemory(workspace, spot.id)).filter((each) => each.report !== report);
        const manifest = Manifest.safeParse(
          await readJson(join(workspace.out, spot.id, 'manifest.json')),
        ).data;
        const tried: TriedReport = {
          at: new Date().toISOString(),
          report,
          until: until ?? null,
          cells: joined.results.map(({variant, choices, counts}) => {
            const record = manifest?.variants.find(({id}) => id === variant);
            return {
              variant,
              choices: {...choices},
              master: record?.sha256 ?? null,
              props: record ? keyOf(record.props) : null,
              counts,
            };
          }),
        };
        const isNew = !options.dryRun && tried.cells.length > 0;
        const remembered = isNew && (await remember(tried, workspace, spot.id));
        const before = tried.cells.flatMap((cell) => {
          const reports = triedBefore(cell, earlier, othersThan(cell.variant, variants));
          const [at, as] = [reports.map((each) => each.at), reports.map((each) => each.as)];
          return at.length > 0
            ? [{variant: cell.variant, choices: cell.choices, at: [...new Set(at)], as: [...new Set(as)]}]
            : [];
        });
        return {spot: spot.id, ...joined, ...axisResults(joined.results), remembered, before};
      },
    ),
  );

const othersThan = (id: string, variants: readonly {id: string}[]): string[] =>
  variants.map((each) => each.id).filter((each) => each !== id);

const badDay = (got: string) =>
  invalid({
    code: 'day-invalid',
    what: 'the last day of the report cannot be read',
    expected: 'a day such as 2026-11-28',
    got,
  });

/** What earlier reports say about the variants of a spot, as its documents are now. */
export type TriedVariants = {
  /** The id of the spot. */
  spot: string;
  /** Each variant with the reports that have the same cell, oldest first. None for one that was not tried. */
  variants: {
    /** The id of the variant. */
    variant: string;
    /** Its value on each axis. */
    choices: Record<string, string>;
    /** The reports. */
    reports: TriedCell[];
  }[];
};

/**
 * Returns which variants of a spot were tried before: those of which an imported report has the same id, the same choices on all axes, or the
 * same props. Errors: `log-broken`; those of documents.
 */
export const triedVariants = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<TriedVariants> =>
  running(options, (run) =>
    withSpot(
      project,
      {...options, keepGoing: true},
      'results tried',
      run,
      async ({spot, variants, workspace}) => {
        const memory = await readMemory(workspace, spot.id);
        return {
          spot: spot.id,
          variants: variants.map(({id, choices, props}) => ({
            variant: id,
            choices: {...choices},
            reports: triedBefore(
              {variant: id, choices, props: keyOf(props)},
              memory,
              othersThan(id, variants),
            ),
          })),
        };
      },
    ),
  );
