import {onTestFinished, vi} from 'vitest';
import type {Clock} from '../../../src/machine/process/clock.ts';
import type {FarmJob} from '../../../src/production/farm/farm-jobs.ts';
import {type FakeAws, type FakeAwsOptions, openFakeAws} from '../../support/aws/fake-aws.ts';
import type {StartFault} from '../../support/aws/fake-lambda.ts';
import {scratch} from '../../support/scratch.ts';
import {type FarmScene, jumpingClock, openFarmScene} from './farm-scene.ts';

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

/** A fake AWS with a bucket and a function, and a journal. */
export async function openTestFarm(options: Omit<FakeAwsOptions, 'clock'> = {}): Promise<FarmScene> {
  const clock = jumpingClock();
  const farm = await openFarmScene(await openTestAws({...options, clock}), clock, scratch());
  onTestFinished(() => farm.journal.close());
  return farm;
}

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
