import type {BrowserSession} from '../../machine/browser/session.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import type {Engine} from './engine.ts';
import {finishMaster} from './finish-master.ts';
import {muxMaster} from './mux-master.ts';
import type {VariantOutcome} from './outcome.ts';
import {sizeFilters} from './set-engine/composite/composite-arguments.ts';
import {segmentEncoder} from './set-engine/composite/segment-encoder.ts';
import {verifyMaster} from './verify-master.ts';

/** Renders every frame in the browser, one variant at a time. The other engines are compared with it. */
export const referenceEngine: Engine = {
  id: 'reference',
  draw: drawWithReference,
  needsBrowser: async () => true,
  missingFeatures: async () => [],
};

async function drawWithReference(
  pending: readonly PendingMaster[],
  context: BatchContext,
): Promise<Map<number, VariantOutcome>> {
  const outcomes = new Map<number, VariantOutcome>();
  for (const [turn, item] of pending.entries()) {
    const {variant, spot} = item.prepared;
    const progress = {variant: variant.id, index: turn, of: pending.length, frames: spot.frames};
    const onFrames = (done: number): void => context.report.frames({...progress, done});
    const outcome = await finishMaster(item, context, async (draft) => {
      const session = await context.browser();
      onFrames(0);
      await renderReference(item.prepared, draft, session, context, onFrames);
      return {segments: {total: 1, rendered: 1, reused: 0}};
    });
    outcomes.set(item.index, outcome);
  }
  return outcomes;
}

/** x264's rate factor of a picture that is encoded once more. */
const LOSSLESS_ENOUGH = 8;

async function renderReference(
  prepared: StagedVariant,
  file: string,
  browser: BrowserSession,
  {store, tools, signal, settings}: BatchContext,
  onFrames: (frames: number) => void,
): Promise<void> {
  const spot = await prepared.graded();
  const {width, height, fps, frames} = spot;
  const sound = store.path(prepared.mix);
  const job = {kind: 'video', composition: 'spot', props: spot, width, height, fps, frames} as const;
  await store.draft('mp4', async (drawn) => {
    if (settings.scale === 1) {
      await browser.draw({...job, ...settings, output: drawn}, onFrames, signal);
      return muxMaster({picture: input(drawn), sound, fps, file}, tools, signal);
    }
    // In a page of half the size the browser moves lines of text by half a pixel: a proof is drawn at full size and made smaller.
    await browser.draw(
      {...job, ...settings, scale: 1, crf: LOSSLESS_ENOUGH, output: drawn},
      onFrames,
      signal,
    );
    return store.draft('mp4', async (proof) => {
      const filters = ['-vf', sizeFilters(settings, width, height)];
      await ffmpeg(tools, [...input(drawn), ...filters, ...segmentEncoder(settings, fps), proof], {signal});
      await muxMaster({picture: input(proof), sound, fps, file}, tools, signal);
    });
  });
  await verifyMaster(tools, file, {...masterSize(spot.format, settings.scale), fps, frames}, signal);
}
