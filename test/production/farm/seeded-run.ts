import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type FarmJob, planFarm} from '../../../src/production/farm/farm-jobs.ts';
import {FARM_WAITS, type FarmRun} from '../../../src/production/farm/farm-run.ts';
import {openFunctionPlaces} from '../../../src/production/farm/function-places.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {planSet} from '../../../src/production/render/set-engine/plan-set.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {openFakeAws} from '../../support/aws/fake-aws.ts';
import {type Chance, chanceOf} from '../shoot/buy/crash/chance.ts';
import {auditRun, type SeededReport} from './audit-run.ts';
import {type FarmScene, jumpingClock, openFarmScene} from './farm-scene.ts';
import {killedAt} from './killed-cloud.ts';
import {drawBatch, type SeededBatch} from './seeded-batch.ts';
import {drawTrouble} from './seeded-trouble.ts';

/** Runs after the last kill in which every job has to be made: each may end with a job that failed twice. */
const LAST_RUNS = 8;

/** As those of a run, but with fewer questions: each costs time here. */
const WAITS = {
  poll: {first: 5_000, longest: 60_000},
  again: {first: 5_000, longest: 60_000},
  unanswered: FARM_WAITS.unanswered,
};

const quiet = (): void => undefined;

/**
 * A batch on the farm of a fake AWS: its variants, the faults of AWS, and the moments at which runs are killed or stopped follow from the seed. Throws what does
 * not hold, with the seed. Until it ends, it points the AWS clients of this process at its fake AWS, so only one may run at a time.
 */
export async function runSeeded(seed: number): Promise<SeededReport> {
  const chance = chanceOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-farm-'));
  const clock = jumpingClock();
  const batch = drawBatch(chance);
  const concurrency = chance.pick([10, 30, 1000]);
  const trouble = drawTrouble(chance, {
    concurrency,
    shown: batch.shown,
    now: clock.now,
    renders: () => aws.renders,
  });
  const aws = await openFakeAws({clock, page: 1000, ...trouble});
  const before = {...process.env};
  Object.assign(process.env, aws.env);
  try {
    const scene = await openFarmScene(aws, clock, folder);
    try {
      return {...(await runBatch(scene, batch, chance, concurrency)), faults: trouble.seen};
    } finally {
      scene.journal.close();
    }
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, {cause: error});
  } finally {
    process.env = before;
    await aws.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

async function runBatch(
  scene: FarmScene,
  {variants, shown}: SeededBatch,
  chance: Chance,
  concurrency: number,
): Promise<Omit<SeededReport, 'faults'>> {
  const how = {crf: 18};
  const {jobs, tracks} = planFarm(planSet(variants, how), how);
  const files = new Map<string, string>();
  const attempt = async (changed: Partial<FarmRun>): Promise<void> => {
    const left = jobs.filter(({key}) => !files.has(key));
    const run = scene.run({
      places: openFunctionPlaces(concurrency),
      orderOf: orderOf(scene),
      verify: countLines,
      waits: WAITS,
      ...changed,
    });
    for (const [key, result] of await renderJobs(left, run, quiet))
      if ('file' in result) files.set(key, readFileSync(result.file, 'utf8'));
  };
  const kills = chance.whole(0, 3);
  for (let at = 0; at < kills; at++) {
    const calls = chance.whole(0, 30);
    if (chance.maybe(0.7)) await attempt({cloud: killedAt(scene.cloud, calls)});
    else await stoppedAfter(calls, scene, (changed) => attempt(changed));
  }
  for (let at = 0; at < LAST_RUNS && files.size < jobs.length; at++) await attempt({});
  // Brings the renders of the fake AWS to their end.
  await fetch(scene.aws.url).catch(quiet);
  return auditRun({scene, jobs, tracks, files, shown});
}

/** A run that its user stops after some waits. */
async function stoppedAfter(
  waits: number,
  {clock}: FarmScene,
  attempt: (changed: Partial<FarmRun>) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  let left = waits;
  const sleep: typeof clock.sleep = async (ms, signal) => {
    if (left-- <= 0) stop.abort(new Error('stopped'));
    await clock.sleep(ms, signal);
  };
  await attempt({signal: stop.signal, clock: {...clock, sleep}}).catch((error: unknown) => {
    if (error !== stop.signal.reason) throw error;
  });
}

/** As the farm orders a job, with the place of its variant as the only property. */
const orderOf =
  (scene: FarmScene): FarmRun['orderOf'] =>
  async (job) => ({...(await scene.run().orderOf(job)), props: {variant: job.variant}});

/** As the farm verifies a file: by the number of its frames. */
async function countLines(file: string, {frames}: FarmJob): Promise<void> {
  const found = readFileSync(file, 'utf8').split('\n').length;
  if (found !== frames) throw new TenspotError({code: 'farm-frames', what: `${found} frames, not ${frames}`});
}
