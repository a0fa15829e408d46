import {join} from 'node:path';
import {type Cache, cacheLimit, openCache} from '../../../machine/files/cache.ts';
import {batchReuse} from '../../../spot/fingerprint/fingerprint.ts';
import {masterSize} from '../../../spot/placement/placement.ts';
import type {BatchContext, PendingMaster} from '../batch-context.ts';
import {finishMaster} from '../finish-master.ts';
import type {VariantOutcome} from '../outcome.ts';
import {verifyMaster} from '../verify-master.ts';
import {recallFingerprints} from './fingerprint/fingerprint-cache.ts';
import {openAssembly} from './join-masters.ts';
import {makeSet, type SetResult} from './make-set.ts';
import {workers} from './workers.ts';

const openWork = ({workspace, store}: BatchContext): Promise<Cache> =>
  openCache(join(workspace.home, 'work'), store.scratch, cacheLimit(workspace.root));

/** Whether the browser will have to look at the graphics of this variant. */
export const isNewToSet = async (
  {prepared: {spot}, program}: PendingMaster,
  frame: BatchContext,
): Promise<boolean> =>
  (await recallFingerprints({spot, program}, {cache: await openWork(frame), versions: frame.versions})) ===
  undefined;

/** Renders what is pending as one thing: what variants share is made once. */
export async function drawAsSet(
  pending: readonly PendingMaster[],
  frame: BatchContext,
): Promise<Map<number, VariantOutcome>> {
  const outcomes = new Map<number, VariantOutcome>();
  if (pending.length === 0) return outcomes;
  const {store, tools, signal, settings, versions, report, browser} = frame;
  const cache = await openWork(frame);
  const members = pending.map(({prepared: {variant, spot, graded}, program}) => ({
    id: variant.id,
    spot,
    graded,
    program,
  }));
  const made = await makeSet({
    members,
    store,
    cache,
    tools,
    settings,
    versions,
    browser,
    report,
    signal,
  }).catch((error: unknown): SetResult => {
    if (signal?.aborted) throw error;
    return pending.map(() => ({error}));
  });
  const joinUnder = openAssembly(store.scratch, tools, signal);
  const assemble = async (at: number, item: PendingMaster): Promise<void> => {
    const {spot, mix} = item.prepared;
    const {fps, frames} = spot;
    const own = made[at];
    const outcome = await finishMaster(item, frame, async (draft) => {
      if (own === undefined || 'error' in own) throw own?.error;
      const segments = own.map(({file, piece}) => ({file, frames: piece.frames}));
      await joinUnder({segments, sound: store.path(mix), fps, file: draft});
      // Every segment decoded when it was made: what is left to see is that they were joined rightly.
      const expected = {...masterSize(spot.format, settings.scale), fps, frames};
      await verifyMaster(tools, draft, expected, signal, 'facts');
      const rendered = own.filter(({piece}) => piece.how !== 'reused').length;
      return {total: own.length, rendered, reused: own.length - rendered};
    });
    const parts = own && !('error' in own) ? own : undefined;
    const stretches = parts?.map(({file, key, piece: {frames: length}}) => ({file, key, frames: length}));
    outcomes.set(item.index, {...outcome, pieces: parts?.map(({piece}) => piece), stretches});
  };
  const turns = workers();
  await turns.addAll(pending.map((item, at) => () => assemble(at, item)));
  await cache.trim();
  report.step(summary([...outcomes.values()].flatMap(({pieces = []}) => pieces)));
  return outcomes;
}

/** What of the batch was made, and out of how much. */
function summary(pieces: Parameters<typeof batchReuse>[0]): string {
  const {shown, encoded, states, whole} = batchReuse(pieces);
  const [all, some, drawn, slow] = [shown, encoded, states, whole].map((count) => count.toLocaleString('en'));
  const drawings = whole > 0 ? `${drawn} drawn and ${slow} drawn whole` : `${drawn} drawn`;
  return `${all} frames from ${some} encoded and ${drawings}`;
}
