import {keyOf} from '../../../machine/files/hash.ts';
import {encoding} from '../../../machine/media/conform.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import {frameImage} from '../../../machine/media/frame-image.ts';
import type {MediaContext} from '../../stage/stage-context.ts';

/** A master, as its pictures need it. */
export type ShownMaster = {
  file: string;
  sha256: string;
  width: number;
  height: number;
  fps: number;
  frames: number;
};

/** Pixels of the shorter side of the copies that the grid plays: what a tile shows on a screen with two pixels for each point. */
const SHORTER_SIDE = 360;

/** Raise when the recipe changes. */
const PROXY_VERSION = 1;

/** Where the app opens: after the first movement of the graphics, in seconds. */
const OPENS_AT = 1;

/** The frame that the app shows first: at one second, or the middle of a shorter spot. */
export const openingFrame = ({frames, fps}: {frames: number; fps: number}): number =>
  Math.min(OPENS_AT * fps, Math.floor(frames / 2));

/** The path of a still of the frame that the app shows first. */
export async function posterOf(master: ShownMaster, context: MediaContext): Promise<string> {
  const {file, sha256, fps, width, height} = master;
  const scale = SHORTER_SIDE / 2 / Math.min(width, height);
  const size = {width: Math.round(width * scale), height: Math.round(height * scale)};
  const picture = {file, key: sha256, frame: openingFrame(master)};
  return context.store.path(await frameImage(picture, fps, size, context));
}

/** The path of a small copy of a master with the same frames, without sound. The grid plays many of them at once. */
export async function smallCopyOf(
  {file, sha256, fps}: ShownMaster,
  {store, tools, signal}: MediaContext,
): Promise<string> {
  const key = keyOf({review: sha256, version: PROXY_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note: {src: string}) => [note.src],
    () =>
      store.draft('mp4', async (draft) => {
        const size = `scale=w='if(gt(iw,ih),-2,${SHORTER_SIDE})':h='if(gt(iw,ih),${SHORTER_SIDE},-2)':flags=area`;
        await ffmpeg(tools, [...input(file), '-an', '-vf', size, ...encoding(fps, 20), draft], {signal});
        return {src: await store.put(draft, 'mp4')};
      }),
  );
  return store.path(src);
}
