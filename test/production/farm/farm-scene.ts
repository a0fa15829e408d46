import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
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
import type {FakeAws} from '../../support/aws/fake-aws.ts';

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

export type FarmScene = {
  aws: FakeAws;
  clock: Clock;
  journal: FarmJournal;
  cloud: RenderCloud;
  /** A run on it. */
  run: (changed?: Partial<FarmRun>) => FarmRun;
};

/** Puts a bucket and a function into a fake AWS, at which the environment points, and opens the farm there with a journal in the folder. */
export async function openFarmScene(aws: FakeAws, clock: Clock, folder: string): Promise<FarmScene> {
  aws.s3.buckets.set(BUCKET, {objects: new Map(), lifecycle: null, settings: new Map()});
  aws.functions.set(FUNCTION, {
    name: FUNCTION,
    memoryMb: 2048,
    diskMb: 2048,
    timeoutSeconds: 240,
    version: '4.0.527',
  });
  const journal = await openFarmJournal(farmJournalFile(folder));
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
      agreed: undefined,
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
