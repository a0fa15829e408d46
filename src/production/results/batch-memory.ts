import {join} from 'node:path';
import {z} from 'zod';
import {openChainedLog} from '../../machine/files/chained-log.ts';
import {withLock} from '../../machine/process/lock.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Workspace} from '../project/workspace.ts';
import {logLock} from '../review/record-event.ts';

const Count = z.number().int().min(0).nullable();
/** Platforms share a conversion between ads. */
const Conversions = z.number().min(0).nullable();

/** A report that was imported: which cells were tried, with which masters, and what came of them. */
const TriedReport = z.strictObject({
  at: z.iso.datetime(),
  /** The sha256 of the report. */
  report: z.string(),
  /** The last day of the report; null where it was not said. */
  until: z.string().nullable(),
  cells: z.array(
    z.strictObject({
      variant: z.string(),
      choices: z.record(z.string(), z.string()),
      /** The sha256 of the master at that time, and the hash of its props: the lineage. Null where it was not rendered here. */
      master: z.string().nullable(),
      props: z.string().nullable(),
      counts: z.strictObject({impressions: Count, plays: Count, clicks: Count, conversions: Conversions}),
    }),
  ),
});
export type TriedReport = z.infer<typeof TriedReport>;

type Place = Pick<Workspace, 'compositions' | 'home'>;

const logOf = ({compositions}: Place, spot: string) =>
  openChainedLog(join(compositions, 'spots', spot, 'rounds', 'results.jsonl'), TriedReport);

/** What earlier batches of a spot tried, each report once, oldest first. Errors: `log-broken`. */
export const readMemory = async (place: Place, spot: string): Promise<TriedReport[]> =>
  merged(await logOf(place, spot).read());

/** Each report with the cells of all its lines: a later line has the variants that were joined since, or whose counts are others now. */
function merged(lines: readonly TriedReport[]): TriedReport[] {
  const reports = new Map<string, TriedReport>();
  for (const line of lines) {
    const before = reports.get(line.report);
    const others = before?.cells.filter(({variant}) => line.cells.every((cell) => cell.variant !== variant));
    reports.set(line.report, {
      ...line,
      at: before?.at ?? line.at,
      until: line.until ?? before?.until ?? null,
      cells: [...(others ?? []), ...line.cells],
    });
  }
  return [...reports.values()];
}

/**
 * Adds a report to the memory of a spot. Of a report that is there already, only the variants are added that it did not have, or had with
 * other counts: with the others, the masters of the first import stay. Returns whether something was added.
 */
export const remember = (tried: TriedReport, place: Place, spot: string): Promise<boolean> =>
  withLock(
    logLock(place, `results-${spot}`),
    () =>
      new TenspotError({
        code: 'results-busy',
        what: 'another program is writing the results of this spot',
        expected: 'a program that is done within a few seconds',
        got: 'it is still writing',
        fix: 'Wait a moment and try again.',
      }),
    async () => {
      const log = logOf(place, spot);
      const known = merged(await log.read()).find(({report}) => report === tried.report)?.cells ?? [];
      const cells = tried.cells.filter(
        ({variant, counts}) =>
          !known.some((cell) => cell.variant === variant && canonical(cell.counts) === canonical(counts)),
      );
      if (cells.length === 0) return false;
      await log.append(TriedReport.parse({...tried, cells}));
      return true;
    },
  );
