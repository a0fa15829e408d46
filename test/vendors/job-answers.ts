import type {Accounts, Job} from './accounts.ts';
import {page, type Say, WORDS} from './reply.ts';

/** How far a job is at the vendor. */
export type Phase = 'queued' | 'running' | 'failed' | 'succeeded' | 'cancelled';

const QUEUED = 0.3;
/** A job that flips is told as failed for this long, then as completed. Milliseconds. */
export const FLIP = 4 * 60_000;

export function phaseOf(job: Job, now: number): Phase {
  if (job.cancelled) return 'cancelled';
  if (now < job.at + (job.readyAt - job.at) * QUEUED) return 'queued';
  if (now < job.readyAt) return 'running';
  if (job.ending === 'flips') return now < job.readyAt + FLIP ? 'failed' : 'succeeded';
  return job.ending === 'succeeds' ? 'succeeded' : 'failed';
}

/** The job that is asked about, or what is said instead of an answer about it. */
export function askedFor(
  jobs: readonly Job[],
  id: string,
  {now}: Accounts,
  missing: unknown,
): {job: Job} | {say: Say} {
  const job = jobs.find((each) => each.id === id);
  if (!job) return {say: {status: 404, json: missing}};
  job.asked = true;
  const {polls} = job.troubles;
  if (!polls || now() >= polls.until) return {job};
  if (polls.how === 'page-200') return {say: page(200, 'Please wait')};
  if (polls.how === 404) return {say: {status: 404, json: missing}};
  return {say: page(polls.how, WORDS[polls.how] as string)};
}

/** What is said instead of the result of a finished job. */
export function instead(job: Job, {now}: Accounts, missing: unknown): Say | undefined {
  const {result} = job.troubles;
  if (!result || now() >= result.until) return undefined;
  if (result.how === 'null') return {json: null};
  if (result.how === 404) return {status: 404, json: missing};
  return page(result.how, WORDS[result.how] as string);
}

/** Whether the list of the vendor shows a job by now. */
export const isListed = (job: Job, {now, temper}: Accounts): boolean =>
  now() >= job.troubles.listedAt && (!temper.endedOnly || now() >= job.readyAt);

/** What was ordered, as the list gives it back. */
export function echoOf({input}: Job, {temper}: Accounts): Record<string, unknown> {
  if (temper.echo === 'exact') return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (temper.echo === 'space' && name === 'prompt') return [name, `${String(value)} `];
      if (temper.echo === 'text' && name === 'duration') return [name, String(value)];
      return [name, value];
    }),
  );
}

/** Serves a file, or what the troubles of its job say instead. */
export function serveFile(job: Job, range: string | undefined): Say {
  const {download} = job.troubles;
  const {bytes, type} = job.made;
  if (download && download.times > 0) {
    download.times--;
    if (download.how === 'cut') return {bytes, type, cut: true};
    if (download.how === 'page') return page(200, 'Sign in');
    return page(download.how, WORDS[download.how] as string);
  }
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from === 0 || from >= bytes.length) return {bytes, type};
  return {
    status: 206,
    bytes: bytes.subarray(from),
    type,
    headers: {'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`},
  };
}
