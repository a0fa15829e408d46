import {join} from 'node:path';
import {z} from 'zod';
import {openChainedLog} from '../../machine/files/chained-log.ts';
import {withLock} from '../../machine/process/lock.ts';
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

/** What earlier batches of a spot tried, oldest first. Errors: `log-broken`. */
export const readMemory = (place: Place, spot: string): Promise<TriedReport[]> => logOf(place, spot).read();

/** Adds a report to the memory of a spot. A report that is there already is not added again. Returns whether it was added. */
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
      if ((await log.read()).some(({report}) => report === tried.report)) return false;
      await log.append(TriedReport.parse(tried));
      return true;
    },
  );
