import {join} from 'node:path';
import {type Cache, cacheLimit, openCache} from '../../../machine/files/cache.ts';
import {batchReuse, type SegmentReport} from '../../../spot/fingerprint/segment-report.ts';
import {masterSize} from '../../../spot/variant/format.ts';
import type {BatchContext, PendingMaster} from '../batch-context.ts';
import type {Engine} from '../engine.ts';
import {finishMaster} from '../finish-master.ts';
import type {VariantOutcome} from '../outcome.ts';
import {verifyMaster} from '../verify-master.ts';
import {recallFingerprints} from './fingerprint/fingerprint-cache.ts';
import {joinSegments, openSegmentFacts} from './join-segments.ts';
import {lenientCache} from './lenient-cache.ts';
import {makeSet, type SetResult} from './make-set.ts';
import {missingFeatures} from './missing-features.ts';
import {workers} from './workers.ts';

/** Renders a batch as a set: what variants share is made once. */
export const setEngine: Engine = {id: 'set', draw: drawAsSet, needsBrowser: isNew, missingFeatures};

/** Work of earlier runs: fingerprints, graphics states and segments. */
export const openWorkCache = ({workspace, store, env}: BatchContext): Promise<Cache> =>
  openCache(join(workspace.home, 'work'), store.scratch, cacheLimit(workspace.root, env));

/** Whether the browser has to fingerprint the graphics of this variant. */
async function isNew({prepared: {spot}, program}: PendingMaster, batch: BatchContext): Promise<boolean> {
  const cache = await openWorkCache(batch);
  const fingerprints = await recallFingerprints({spot, program}, {...batch, cache});
  return fingerprints === undefined;
}

async function drawAsSet(
  pending: readonly PendingMaster[],
  batch: BatchContext,
): Promise<Map<number, VariantOutcome>> {
  const outcomes = new Map<number, VariantOutcome>();
  if (pending.length === 0) return outcomes;
  const {store, tools, machineFonts, signal, settings, versions, report, browser} = batch;
  const cache = lenientCache(await openWorkCache(batch), report);
  const variants = pending.map(({prepared: {variant, spot, graded}, program}) => ({
    id: variant.id,
    spot,
    graded,
    program,
  }));
  const context = {store, cache, tools, machineFonts, settings, versions, browser, report, signal};
  const results = await makeSet(variants, context).catch((error: unknown): SetResult => {
    if (signal?.aborted) throw error;
    return pending.map(() => ({error}));
  });
  const factsOf = openSegmentFacts();
  const joinVariant = async (item: PendingMaster, result: SetResult[number] | undefined): Promise<void> => {
    const {spot, mix} = item.prepared;
    const {fps, frames} = spot;
    const made = result && !('error' in result) ? result : undefined;
    const segments = made?.segments;
    const outcome = await finishMaster(item, batch, async (draft) => {
      if (segments === undefined) throw result && 'error' in result ? result.error : undefined;
      const files = segments.map(({file, report: {frames: own}}) => ({file, frames: own}));
      const sound = store.path(mix);
      await joinSegments({segments: files, sound, fps, file: draft}, factsOf, store.scratch, tools, signal);
      // Every segment was decoded when it was made, so only the container of the master is verified.
      const expected = {...masterSize(spot.format, settings.scale), fps, frames};
      await verifyMaster(tools, draft, expected, signal, 'facts');
      const rendered = segments.filter(({report: {how}}) => how !== 'reused').length;
      return {
        segments: {total: segments.length, rendered, reused: segments.length - rendered},
        ...(made?.machineFonts ? {machineFonts: made.machineFonts} : {}),
      };
    });
    outcomes.set(item.index, {
      ...outcome,
      segmentReports: segments?.map((segment) => segment.report),
      segmentFiles: segments?.map(({file, key, report: {frames: own}}) => ({file, key, frames: own})),
    });
  };
  await workers().addAll(pending.map((item, at) => () => joinVariant(item, results[at])));
  await cache.trim();
  report.step(summarize([...outcomes.values()].flatMap(({segmentReports = []}) => segmentReports)));
  return outcomes;
}

/** What the batch shows, and how much of that was made. */
function summarize(reports: readonly SegmentReport[]): string {
  const {shown, encoded, states, fullFrames} = batchReuse(reports);
  const count = (number: number): string => number.toLocaleString('en');
  const drawn =
    fullFrames > 0
      ? `${count(states)} drawn, ${count(fullFrames)} rendered in full`
      : `${count(states)} drawn`;
  return `${count(shown)} frames from ${count(encoded)} encoded and ${drawn}`;
}
