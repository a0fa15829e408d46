import {readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {type Asked, type Reply, serve} from '../../machine/http/serve.ts';
import type {SampleClip, Samples} from '../../machine/media/sample-clips.ts';
import {FAILURE_KINDS, type FailureKind} from '../../spot/ledger/failure-reactions.ts';
import {subjectOf} from './fake-subject.ts';

/** How a fake vendor answers: a server on loopback that the real SDK talks to. */
export type FakeVendor = {
  /** The source of its answers: the version of an SDK, a page and its day. */
  from: string;
  /** Faults that this vendor can report. */
  faults: readonly FakeFault[];
  /** Whether a job that ends in this fault is billed. */
  bills: (fault: FakeFault) => boolean;
  /** Its answer to a request. Requests to `/results/` are answered for it. */
  answer: (asked: FakeAsked, world: FakeWorld) => Reply | Promise<Reply>;
  /** The file of a result. Default: the clip of the job, as MP4. */
  result?: (job: FakeJob, samples: Samples) => Promise<{type: string; body: Uint8Array}>;
};

/**
 * `stale-url` is a result whose first URL has expired; the next poll gives a fresh one. `busy-after-acceptance` is a submission that is
 * accepted, and answered with 503 all the same.
 */
export type FakeFault = FailureKind | 'stale-url' | 'busy-after-acceptance';

/** For a vendor that can report each of them. */
export const EVERY_FAKE_FAULT: readonly FakeFault[] = [
  ...FAILURE_KINDS.filter((kind) => kind !== 'capacity'),
  'stale-url',
  'busy-after-acceptance',
];

/** A request, with its body read as JSON where it is some. */
export type FakeAsked = Omit<Asked, 'body'> & {
  /** The JSON of the body; empty where it is none. */
  body: Record<string, unknown>;
  /** The body as it was sent. */
  bytes: Uint8Array;
};

/** A job that a fake vendor accepted. */
export type FakeJob = {
  /** Its id at the vendor. */
  id: string;
  /** What the vendor calls its model. */
  route: string;
  /** The clip that comes of it; of no use to a vendor with a `result` of its own. */
  sample: SampleClip;
  /** US dollars, where it is billed. */
  usd: number;
  /** When it was accepted, in ISO 8601. */
  at: string;
  /** The body of the submission. */
  body: Record<string, unknown>;
  /** How it fails; undefined where it succeeds. */
  fault: FakeFault | undefined;
  /** How often it is polled before it ends. */
  needs: number;
  /** How often it was polled. */
  looks: number;
  /** Whether it was cancelled. */
  cancelled: boolean;
  /** The token of the URL that was fetched first. */
  fetched?: string;
};

/** What a fake vendor has to answer with: its jobs, and faults to report. */
export type FakeWorld = {
  /** Where it listens. */
  origin: string;
  /** Every job that was accepted. */
  jobs: readonly FakeJob[];
  /** The fault of the next submission. Each call takes the next one. */
  fault: () => FakeFault | undefined;
  /** Accepts a job. Its id is generated where none is given. */
  accept: (
    job: Pick<FakeJob, 'route' | 'sample' | 'usd' | 'body'> & {id?: string; fault: FakeFault | undefined},
  ) => FakeJob;
  /** An accepted job by its id. */
  job: (id: string) => FakeJob | undefined;
  /** Polls a job, which brings it closer to its end. */
  look: (job: FakeJob) => 'waiting' | 'running' | 'done' | FakeFault;
  /** A signed URL of the result. */
  result: (job: FakeJob) => string;
  /** Real clips and pictures, for vendors that answer with the file itself. */
  samples: Samples;
};

export type Fake = {
  origin: string;
  /** Every request, as it came. */
  requests: readonly FakeAsked[];
  jobs: readonly FakeJob[];
  /** The next submission meets this fault; several are met in turn. */
  failNext: (...faults: (FakeFault | undefined)[]) => void;
  /** US dollars that this vendor would bill. */
  charged: () => number;
  close: () => Promise<void>;
};

type Options = {
  samples: Samples;
  /** Decides how long jobs take. Default: 1. */
  seed?: number;
  /** Milliseconds that an answer takes at most. Default: 0. */
  latency?: number;
  /** A file in which its jobs are kept, so that they are still there when it is opened again. Default: none. */
  memory?: string | undefined;
  /** The secret part of every signed URL. Tests look for it where it must not be. Default: `signed`. */
  signature?: string;
};

/** A JSON answer, as most vendors give it. */
export const json = (status: number, body: object, headers: Record<string, string> = {}): Reply => ({
  status,
  body,
  headers,
});

/** The answer to a submission that was accepted, where it is lost: none at all, or `busy`. Undefined where the answer arrives. */
export const lostAnswer = (fault: FakeFault | undefined, busy: Reply): Reply | undefined =>
  fault === 'unknown-outcome' ? 'cut' : fault === 'busy-after-acceptance' ? busy : undefined;

/** Opens a fake vendor on loopback. It counts what it would charge, and its results are real files. */
export async function openFake(vendor: FakeVendor, options: Options): Promise<Fake> {
  const {samples, seed = 1, latency = 0, signature = 'signed', memory} = options;
  const before = memory === undefined ? undefined : ((await readJson(memory)) as FakeJob[] | undefined);
  const jobs: FakeJob[] = before ?? [];
  const requests: FakeAsked[] = [];
  const faults: (FakeFault | undefined)[] = [];
  // Ids differ from those of the jobs that are remembered.
  const random = randomFrom(seed + jobs.length);
  let origin = '';
  let kept = Promise.resolve();
  const ended = (job: FakeJob): boolean => job.looks >= job.needs;
  const world: Omit<FakeWorld, 'origin'> = {
    jobs,
    samples,
    fault: () => faults.shift(),
    accept: ({id, ...job}) => {
      const made: FakeJob = {
        ...job,
        id: id ?? idFrom(random),
        at: new Date().toISOString(),
        needs: 1 + Math.floor(random() * 3),
        looks: 0,
        cancelled: false,
      };
      jobs.push(made);
      return made;
    },
    job: (id) => jobs.find((job) => job.id === id),
    look: (job) => {
      if (!ended(job)) return job.looks++ < job.needs / 2 ? 'waiting' : 'running';
      job.looks++;
      return job.fault === undefined || isOfTheFile(job.fault) ? 'done' : job.fault;
    },
    result: ({id, looks}) => `${origin}/results/${id}?token=${signature}-${looks}`,
  };
  const server = await serve(async (asked) => {
    const seen = {...asked, body: jsonOf(asked.body), bytes: asked.body};
    requests.push(seen);
    const reply = asked.path.startsWith('/results/')
      ? await sendResult(asked, world, signature, vendor.result ?? clipOf)
      : await vendor.answer(seen, {...world, origin});
    if (memory !== undefined) kept = kept.then(() => writeWhole(memory, JSON.stringify(jobs)));
    await kept;
    return reply === 'cut' ? reply : {after: Math.floor(random() * latency), ...reply};
  });
  origin = server.origin;
  return {
    origin,
    requests,
    jobs,
    failNext: (...next) => void faults.push(...next),
    charged: () => jobs.reduce((sum, job) => sum + (isBilled(job, vendor) ? job.usd : 0), 0),
    close: server.close,
  };
}

/** Faults of a job that succeeds: fetching its result fails, or the answer to its submission is lost. */
const isOfTheFile = (fault: FakeFault): boolean =>
  ['expired-asset', 'stale-url', 'unknown-outcome', 'busy-after-acceptance'].includes(fault);

const isBilled = ({fault, cancelled}: FakeJob, vendor: FakeVendor): boolean =>
  !cancelled && (fault === undefined || isOfTheFile(fault) || vendor.bills(fault));

async function sendResult(
  {path, query}: Asked,
  {jobs, samples}: Pick<FakeWorld, 'jobs' | 'samples'>,
  signature: string,
  fileOf: NonNullable<FakeVendor['result']>,
): Promise<Reply> {
  const job = jobs.find(({id}) => path === `/results/${id}`);
  const token = query.get('token') ?? '';
  if (!job || !token.startsWith(`${signature}-`)) return {status: 403, body: 'no such file'};
  job.fetched ??= token;
  const stale = job.fault === 'stale-url' && token === job.fetched;
  if (stale || job.fault === 'expired-asset') return {status: 403, body: 'expired'};
  const {type, body} = await fileOf(job, samples);
  return {status: 200, headers: {'content-type': type, etag: `"${job.id}"`}, body};
}

const clipOf: NonNullable<FakeVendor['result']> = async (job, samples) => ({
  type: 'video/mp4',
  body: await samples.clip(job.sample, await subjectOf(job)),
});

function jsonOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** mulberry32: the same seed gives the same run. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const idFrom = (random: () => number): string =>
  [8, 4, 4, 4, 12]
    .map((length) => Array.from({length}, () => Math.floor(random() * 16).toString(16)).join(''))
    .join('-');
