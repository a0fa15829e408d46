import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
import {onTestFinished, vi} from 'vitest';
import type {RenderCloud} from '../../../src/machine/lambda/farm-cloud.ts';
import {openRenderCloud} from '../../../src/machine/lambda/lambda-renders.ts';
import type {Clock} from '../../../src/machine/process/clock.ts';
import type {FarmJob} from '../../../src/production/farm/farm-jobs.ts';
import {
  type FarmJournal,
  farmJournalFile,
  openFarmJournal,
} from '../../../src/production/farm/farm-journal.ts';
import {FARM_WAITS, type FarmRun} from '../../../src/production/farm/farm-run.ts';
import {openFunctionPlaces} from '../../../src/production/farm/function-places.ts';
import {FARM_FUNCTION, FRAMES_PER_FUNCTION} from '../../../src/spot/farm/farm-cost.ts';
import {farmPrice} from '../../../src/spot/farm/farm-price.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {type FakeAws, type FakeAwsOptions, openFakeAws} from '../../support/aws/fake-aws.ts';
import type {StartFault} from '../../support/aws/fake-lambda.ts';
import {scratch} from '../../support/scratch.ts';

export const BUCKET = 'remotionlambda-useast1-abcdefghij';
export const FUNCTION = 'remotion-render-4-0-527-mem2048mb-disk2048mb-240sec';

/** A clock on which a wait takes no time, and the time passes as if it had. */
export function jumpingClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    sleep: async (ms, signal) => {
      offset += ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    random: () => 0.5,
    id: randomUUID,
  };
}

/** Points the clients of AWS of this process at a fake AWS, which closes when the test ends. */
export async function openTestAws(options: Omit<FakeAwsOptions, 'clock'> & {clock: Clock}): Promise<FakeAws> {
  const aws = await openFakeAws(options);
  for (const [name, value] of Object.entries(aws.env)) vi.stubEnv(name, value);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await aws.close();
  });
  return aws;
}

export type TestFarm = {
  aws: FakeAws;
  clock: Clock;
  journal: FarmJournal;
  cloud: RenderCloud;
  /** A run on it. */
  run: (changed?: Partial<FarmRun>) => FarmRun;
};

/** A fake AWS with a bucket and a function, and a journal. */
export async function openTestFarm(options: Omit<FakeAwsOptions, 'clock'> = {}): Promise<TestFarm> {
  const clock = jumpingClock();
  const aws = await openTestAws({...options, clock});
  aws.s3.buckets.set(BUCKET, {objects: new Map(), lifecycle: null, settings: new Map()});
  aws.functions.set(FUNCTION, {
    name: FUNCTION,
    memoryMb: 2048,
    diskMb: 2048,
    timeoutSeconds: 240,
    version: '4.0.527',
  });
  const folder = scratch();
  const journal = await openFarmJournal(farmJournalFile(folder));
  onTestFinished(() => journal.close());
  const cloud = openRenderCloud(client, {
    region: 'us-east-1',
    bucket: BUCKET,
    functionName: FUNCTION,
    forcePathStyle: true,
  });
  return {
    ...{aws, clock, journal, cloud},
    run: (changed = {}) => ({
      id: randomUUID(),
      ...{cloud, journal, clock, waits: FARM_WAITS, size: FARM_FUNCTION},
      places: openFunctionPlaces(1000),
      cap: 1e9,
      price: farmPrice('us-east-1'),
      bucket: BUCKET,
      functionName: FUNCTION,
      orderOf: async ({from, frames}) => ({
        serveUrl: `https://${BUCKET}.s3.us-east-1.amazonaws.com/sites/tenspot-x/index.html`,
        composition: 'linked-spot',
        props: {},
        ...{from, frames},
        framesPerFunction: FRAMES_PER_FUNCTION,
        scale: 1,
        crf: 18,
        preset: 'veryfast',
        gop: 120,
      }),
      draft: () => join(folder, randomUUID()),
      verify: async (file, job) => {
        if (readFileSync(file, 'utf8') !== contentOf(job))
          throw new TenspotError({code: 'farm-frames', what: 'wrong frames'});
      },
      keep: async (file) => file,
      signal: new AbortController().signal,
      ...changed,
    }),
  };
}

/** What the fake AWS writes into the file of a job. */
export const contentOf = ({from, frames}: Pick<FarmJob, 'from' | 'frames'>): string =>
  `frames ${from} to ${from + frames - 1}`;

/** Jobs of some lengths, one after the other. */
export function jobsOf(...lengths: readonly number[]): FarmJob[] {
  let from = 0;
  return lengths.map((frames, at) => {
    from += frames;
    return {key: `job${at}`, variant: 0, from: from - frames, frames, mayKeep: true};
  });
}

/** The first faults of each output, by the number of the try; then none. */
export const faultsBy = (faults: Readonly<Record<string, readonly StartFault[]>>) => {
  const tries = new Map<string, number>();
  return (output: string): StartFault => {
    const job = output.split('/')[2] ?? '';
    const at = tries.get(job) ?? 0;
    tries.set(job, at + 1);
    return faults[job]?.[at] ?? 'none';
  };
};
