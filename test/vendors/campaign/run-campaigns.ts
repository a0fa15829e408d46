import type {ChildProcess} from 'node:child_process';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {startIsolated} from '../namespace.ts';
import type {CampaignReport} from './campaign.ts';

/** A campaign, and what the vendors themselves could not do: then the campaign says nothing about Tenspot. */
export type WorkerReport = CampaignReport & {problems: string[]};

type Options = {
  /** How many run at a time. Default: 2. */
  workers?: number;
  /** No campaign begins after this time, in milliseconds since 1970. Default: none. */
  until?: number;
  /** Leaves the workspaces behind. Default: false. */
  keep?: boolean;
  onReport?: (report: WorkerReport) => void;
};

/**
 * Runs campaigns, each in a process in a private network. An order is a seed, and for honest vendors a model after it.
 * Returns the reports in the order in which they came.
 */
export async function runCampaigns(
  orders: readonly string[],
  {workers = 2, until = Infinity, keep = false, onReport}: Options = {},
): Promise<WorkerReport[]> {
  const waiting = [...orders];
  const reports: WorkerReport[] = [];
  const next = (): string | undefined => (Date.now() < until ? waiting.shift() : undefined);
  const work = async (): Promise<void> => {
    const child = startIsolated(join(import.meta.dirname, 'worker.ts'), keep ? ['--keep'] : []);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    for await (const report of reportsOf(child, next)) {
      reports.push(report);
      onReport?.(report);
    }
    const code = await ended;
    if (code !== 0) throw new Error(`a worker ended with ${code}`);
  };
  await Promise.all(Array.from({length: Math.min(workers, orders.length)}, work));
  return reports;
}

async function* reportsOf(
  {stdin, stdout}: ChildProcess,
  next: () => string | undefined,
): AsyncGenerator<WorkerReport> {
  if (!stdin || !stdout) throw new Error('the worker has no pipes');
  const give = (): void => {
    const order = next();
    if (order === undefined) stdin.end();
    else stdin.write(`${order}\n`);
  };
  give();
  for await (const line of createInterface({input: stdout})) {
    yield JSON.parse(line) as WorkerReport;
    give();
  }
}
