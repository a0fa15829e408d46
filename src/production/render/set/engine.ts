import {masterSize} from '../../../spot/placement.ts';
import {finish} from '../finish.ts';
import type {Frame, Pending} from '../frame.ts';
import {muxMaster} from '../mux.ts';
import type {Outcome} from '../outcome.ts';
import {verifyMaster} from '../verify.ts';
import {joinSegments} from './assemble.ts';
import {makeSet} from './set.ts';

/** Renders what is pending as one thing: what variants share is made once. */
export async function drawAsSet(pending: readonly Pending[], frame: Frame): Promise<Map<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  if (pending.length === 0) return outcomes;
  const {shooting, settings, versions, report, browser} = frame;
  const {store, tools, signal} = shooting;
  const made = await makeSet({
    members: pending.map(({prepared, program}) => ({spot: prepared.spot, graded: prepared.graded, program})),
    store,
    tools,
    settings,
    versions,
    browser,
    report,
    signal,
  });
  for (const [at, item] of pending.entries()) {
    const {spot, mix} = item.prepared;
    const {fps, frames} = spot;
    outcomes.set(
      item.index,
      await finish(item, frame, async (draft) => {
        const own = made[at];
        if (own === undefined || 'error' in own) throw own?.error;
        await store.draft('mp4', async (joined) => {
          await joinSegments(own, fps, joined);
          await muxMaster({picture: joined, sound: store.path(mix), fps, file: draft}, tools, signal);
        });
        // Every segment decoded when it was made: what is left to see is that they were joined rightly.
        await verifyMaster(
          tools,
          draft,
          {...masterSize(spot.format, settings.scale), fps, frames},
          signal,
          'facts',
        );
        const rendered = own.filter((segment) => segment.rendered).length;
        return {total: own.length, rendered, reused: own.length - rendered};
      }),
    );
  }
  return outcomes;
}
