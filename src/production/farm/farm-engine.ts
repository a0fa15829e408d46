import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {FRAMES_PER_FUNCTION} from '../../spot/farm/farm-cost.ts';
import {stagedFilesOf} from '../../spot/farm/linked-spot.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {BatchContext, PendingMaster} from '../render/batch-context.ts';
import type {Engine} from '../render/engine.ts';
import {finishMaster} from '../render/finish-master.ts';
import type {VariantOutcome} from '../render/outcome.ts';
import {openWorkCache, setEngine} from '../render/set-engine/engine.ts';
import {fingerprintVariants} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import {joinSegments, openSegmentFacts} from '../render/set-engine/join-segments.ts';
import {lenientCache} from '../render/set-engine/lenient-cache.ts';
import {workers} from '../render/set-engine/workers.ts';
import {verifyMaster} from '../render/verify-master.ts';
import {failedTwice} from './failed-twice.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmRun} from './farm-run.ts';
import {countSpending, describeSpending} from './farm-spending.ts';
import {mismatchedJobs} from './mismatched-jobs.ts';
import {jobCacheKey, planFarmBatch} from './plan-farm-batch.ts';
import {withdrawFile} from './render-job.ts';
import {type JobResults, renderJobs} from './render-jobs.ts';
import type {CloudStage} from './stage-files.ts';
import {verifyJob} from './verify-job.ts';

/** What the farm renders with, beside what every engine has. */
export type FarmEngineOptions = {
  /** The run without what depends on the batch. */
  run: Omit<FarmRun, 'agreed' | 'orderOf' | 'draft' | 'verify' | 'keep' | 'signal'>;
  stage: CloudStage;
  /** Called while the spot is held, and after `agree`: a run that is refused has not begun. */
  begin: () => void;
  /**
   * Called before anything is ordered, with the jobs that are not there yet. Returns the keys of those that may be ordered. What it throws stops the run.
   * Default: all may be.
   */
  agree?: ((missing: readonly FarmJob[]) => ReadonlySet<string>) | undefined;
  /** The site that the functions open. */
  serveUrl: string;
  /** Whether this machine renders a variant completely if one of its jobs failed: a file never mixes browsers or encoders. */
  local: boolean;
};

/** An engine whose jobs are rendered on AWS Lambda. Everything else is as in the set engine: fingerprints, plan, mix, join and checks. */
export const farmEngine = (options: FarmEngineOptions): Engine => ({
  id: 'farm',
  draw: (pending, batch) => drawOnFarm(pending, batch, options),
  needsBrowser: setEngine.needsBrowser,
  missingFeatures: () => Promise.resolve([]),
});

async function drawOnFarm(
  pending: readonly PendingMaster[],
  batch: BatchContext,
  options: FarmEngineOptions,
): Promise<Map<number, VariantOutcome>> {
  const begin = (missing: readonly FarmJob[]): ReadonlySet<string> | undefined => {
    const agreed = options.agree?.(missing);
    options.begin();
    return agreed;
  };
  // Without a plan to compare with, a run that is killed while it is prepared can be resumed as well.
  if (!options.agree || pending.length === 0) begin([]);
  const outcomes = new Map<number, VariantOutcome>();
  if (pending.length === 0) return outcomes;
  const {report, signal, store, tools, settings} = batch;
  const cache = lenientCache(await openWorkCache(batch), report);
  const variants = pending.map(({prepared: {variant, spot, graded}, program}) => ({
    id: variant.id,
    ...{spot, graded, program},
  }));
  report.step(
    `Fingerprinting the graphics of ${pending.length} ${pending.length === 1 ? 'variant' : 'variants'}`,
  );
  const fingerprinted = await fingerprintVariants(variants, {...batch, cache}, () => undefined);
  const {jobs, tracks, recalled, missing} = await planFarmBatch(fingerprinted, {...batch, cache});
  const agreed = options.agree ? begin(missing) : undefined;
  const spending = countSpending(options.run.journal);
  const frames = missing.reduce((sum, job) => sum + job.frames, 0);
  report.step(`${jobs.length} jobs, ${missing.length} to render on Lambda: ${frames} frames`);

  const factsOf = openSegmentFacts();
  const run = {
    ...runOf(pending, batch, options, factsOf),
    agreed,
    keep: async (file: string, job: FarmJob) => (job.mayKeep ? cache.keep(jobCacheKey(job), file) : file),
  };
  const made = await renderJobs(missing, run, (done) =>
    report.frames({variant: 'renders on Lambda', index: 0, of: 1, done, frames}),
  );
  const files = new Map(recalled);
  for (const job of missing) {
    const result = made.get(job.key);
    if (result && 'file' in result) files.set(job.key, result.file);
  }
  const shapeOf = ({variant}: FarmJob): string => {
    const {format, fps} = pending[variant]?.prepared.spot ?? {};
    return `${format} ${fps}`;
  };
  const fetched = jobs.flatMap((job) => {
    const file = files.get(job.key);
    return file === undefined ? [] : [{job, file, shape: shapeOf(job)}];
  });
  for (const job of await mismatchedJobs(fetched, factsOf)) {
    files.delete(job.key);
    made.set(job.key, {error: withdrawFile(job, options.run)});
    await cache.forget(jobCacheKey(job));
  }

  const joinVariant = async (item: PendingMaster, own: readonly FarmJob[]): Promise<void> => {
    const {spot, mix} = item.prepared;
    const outcome = await finishMaster(item, batch, async (draft) => {
      const segments = own.map((job) => ({
        file: files.get(job.key) ?? failed(job, made),
        frames: job.frames,
      }));
      const {fps} = spot;
      await joinSegments(
        {segments, sound: store.path(mix), fps, file: draft},
        factsOf,
        store.scratch,
        tools,
        signal,
      );
      const expected = {...masterSize(spot.format, settings.scale), fps, frames: spot.frames};
      // Every file of a job was decoded when it was fetched, so only the container of the master is verified.
      await verifyMaster(tools, draft, expected, signal, 'facts');
      const rendered = own.filter(({key}) => made.has(key)).length;
      return {segments: {total: own.length, rendered, reused: own.length - rendered}};
    });
    outcomes.set(item.index, outcome);
  };
  const jobsOf = (at: number): FarmJob[] => (tracks[at] ?? []).flatMap((job) => jobs[job] ?? []);
  const here = options.local ? pending.filter((_, at) => failedTwice(jobsOf(at), made)) : [];
  await workers().addAll(
    pending.flatMap((item, at) => (here.includes(item) ? [] : [() => joinVariant(item, jobsOf(at))])),
  );
  if (here.length > 0) {
    report.warn(
      `rendering on this machine the variants that failed on Lambda: ${here.map(({prepared}) => prepared.variant.id).join(', ')}`,
    );
    for (const [index, outcome] of await setEngine.draw(here, batch)) outcomes.set(index, outcome);
  }
  await cache.trim();
  const rendered = missing.filter(({key}) => files.has(key)).reduce((sum, job) => sum + job.frames, 0);
  report.step(`${rendered} of ${frames} frames rendered on Lambda for ${describeSpending(spending())}`);
  return outcomes;
}

function failed({key}: FarmJob, made: JobResults): never {
  const result = made.get(key);
  throw result && 'error' in result ? result.error : new Error(`the job ${key} has no file`);
}

/** The run of a batch: what its jobs are ordered as, and what their files have to be. */
function runOf(
  pending: readonly PendingMaster[],
  {store, tools, settings, signal}: BatchContext,
  {run, stage, serveUrl}: FarmEngineOptions,
  factsOf: ReturnType<typeof openSegmentFacts>,
): Omit<FarmRun, 'agreed' | 'keep'> {
  return {
    ...run,
    signal: signal ?? new AbortController().signal,
    draft: () => join(store.scratch, `${randomUUID()}.mp4`),
    orderOf: async ({variant, from, frames}) => {
      const graded = await pending[variant]?.prepared.graded();
      if (!graded) throw new Error(`there is no variant ${variant}`);
      return {
        serveUrl,
        composition: 'linked-spot',
        props: {spot: graded, links: await stage.link(stagedFilesOf(graded))},
        from,
        frames,
        framesPerFunction: FRAMES_PER_FUNCTION,
        scale: settings.scale,
        crf: settings.crf,
        preset: settings.preset,
        gop: graded.fps * 4,
      };
    },
    verify: async (file, {variant, frames}) => {
      const spot = pending[variant]?.prepared.spot;
      if (!spot) throw new Error(`there is no variant ${variant}`);
      const picture = {...masterSize(spot.format, settings.scale), frames};
      await verifyJob(tools, file, picture, factsOf, signal);
    },
  };
}
