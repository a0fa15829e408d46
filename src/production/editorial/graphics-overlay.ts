import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {readBytes} from '../../machine/files/read-file.ts';
import {remove, writeParts} from '../../machine/files/write-file.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {mayKeepFrames} from '../../spot/fingerprint/uncacheable-reason.ts';
import {graphicsOnly} from '../../spot/timeline/resolved-spot.ts';
import {fingerprintVariants} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import {drawStates, type StateDrawing} from '../render/set-engine/graphics-states/draw-states.ts';
import type {SetContext, SetVariant} from '../render/set-engine/set-context.ts';

/** Raise when the overlay is made in another way. */
const OVERLAY_VERSION = 1;

/** ProRes 4444 with alpha, which Resolve and Premiere read. Full size: an editor may scale it. */
const PRORES = [
  ...['-c:v', 'prores_ks', '-profile:v', '4444', '-pix_fmt', 'yuva444p10le', '-alpha_bits', '16'],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
];

/**
 * The graphics of a variant on a transparent ground, as ProRes 4444. The browser draws each distinct graphics state once. Returns the staged
 * file; what an earlier export made of the same graphics is used again. An animation that its fingerprint does not determine is drawn frame by frame.
 */
export async function graphicsOverlay(variant: SetVariant, context: SetContext): Promise<string> {
  const {store, tools, versions, browser, signal} = context;
  const {spot, program} = variant;
  const [fingerprinted] = await fingerprintVariants([variant], context, () => undefined);
  if (!fingerprinted) throw new Error(`the variant ${variant.id} was not fingerprinted`);
  const {frames, uncacheable, machineFonts} = fingerprinted.fingerprints;
  const isKept = [...uncacheable.values()].every(mayKeepFrames);
  const key = keyOf({
    overlay: OVERLAY_VERSION,
    spot: graphicsOnly(spot),
    program,
    versions,
    machineFonts,
    ...(isKept ? {} : {once: randomUUID()}),
  });
  const {src} = await store.once(
    key,
    (note) => [note.src],
    async () => {
      const states = frames.map((fingerprint, frame) =>
        uncacheable.has(fingerprint) ? `frame ${frame}` : fingerprint,
      );
      const drawings = new Map<string, StateDrawing>();
      for (const [frame, state] of states.entries())
        if (!drawings.has(state)) drawings.set(state, {fingerprint: frames[frame] ?? '', spot, frame});
      const folder = await makeFolder(join(store.scratch, `overlay-${randomUUID()}`));
      try {
        const order = [...drawings.keys()];
        const pictures = await drawStates(
          [...drawings.values()],
          folder,
          await browser(),
          () => undefined,
          signal,
        );
        const files = states.map((state) => pictures[order.indexOf(state)]?.file ?? '');
        const all = join(folder, 'frames.png');
        await writeParts(all, bytesOf(files));
        return await store.draft('mov', async (movie) => {
          const rate = ['-f', 'png_pipe', '-framerate', String(spot.fps)];
          await ffmpeg(tools, [...input(all, rate), ...PRORES, movie], {signal});
          return {src: await store.put(movie)};
        });
      } finally {
        await remove(folder);
      }
    },
  );
  return src;
}

/** The pictures one after another: ffmpeg reads a stream of PNG files. */
async function* bytesOf(files: readonly string[]): AsyncGenerator<Uint8Array> {
  let last: {file: string; bytes: Uint8Array} | undefined;
  for (const file of files) {
    if (last?.file !== file) last = {file, bytes: await readBytes(file)};
    yield last.bytes;
  }
}
