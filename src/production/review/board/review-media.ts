import {keyOf} from '../../../machine/files/hash.ts';
import {encoding} from '../../../machine/media/conform.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import {frameImage} from '../../../machine/media/frame-image.ts';
import type {MediaContext} from '../../stage/stage-context.ts';
import type {ReviewedMaster} from '../current-masters.ts';

/** A master, as its pictures need it. */
export type ShownMaster = {
  file: string;
  sha256: string;
  width: number;
  height: number;
  fps: number;
  frames: number;
};

/** What the pictures of a master need of it. */
export const shownOf = ({
  file,
  sha256,
  record: {width, height, fps, seconds},
}: ReviewedMaster): ShownMaster => ({
  ...{file, sha256, width, height, fps},
  frames: Math.round((seconds ?? 0) * fps),
});

/** Pixels of the shorter side of the copies that the grid plays: what a tile shows on a screen with two pixels for each point. */
const SHORTER_SIDE = 360;

/** Raise when the recipe changes. */
const PROXY_VERSION = 2;

/** Where the app opens: after the first movement of the graphics, in seconds. */
const OPENS_AT = 1;

/** The frame that the app shows first: at one second, or the middle of a shorter spot. */
export const openingFrame = ({frames, fps}: {frames: number; fps: number}): number =>
  Math.min(OPENS_AT * fps, Math.floor(frames / 2));

/** The path of a small still of a frame. */
export async function frameStillOf(
  master: ShownMaster,
  frame: number,
  context: MediaContext,
): Promise<string> {
  const {file, sha256, fps, width, height} = master;
  const scale = SHORTER_SIDE / 2 / Math.min(width, height);
  const size = {width: Math.round(width * scale), height: Math.round(height * scale)};
  return context.store.path(await frameImage({file, key: sha256, frame}, fps, size, context));
}

/** A copy of a master with the same frames. `side`: pixels of its shorter side. `crf`: x264's rate factor. */
type Copy = {side: number; crf: number; sound: boolean};

/** What the grid plays: many at once. */
const SMALL: Copy = {side: SHORTER_SIDE, crf: 20, sound: false};

/** What an exported review has in place of masters: small enough to send, and good enough to judge. */
const SENT: Copy = {side: 540, crf: 24, sound: true};

/** The path of a small copy of a master, without sound. The grid plays many of them at once. */
export const smallCopyOf = (master: ShownMaster, context: MediaContext): Promise<string> =>
  copyOf(master, SMALL, context);

/** The path of a copy of a master for an exported review, with sound. */
export const sentCopyOf = (master: ShownMaster, context: MediaContext): Promise<string> =>
  copyOf(master, SENT, context);

async function copyOf(
  {file, sha256, fps}: ShownMaster,
  copy: Copy,
  {store, tools, signal}: MediaContext,
): Promise<string> {
  const {side, crf, sound} = copy;
  const key = keyOf({review: sha256, copy, version: PROXY_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note: {src: string}) => [note.src],
    () =>
      store.draft('mp4', async (draft) => {
        const size = `scale=w='if(gt(iw,ih),-2,${side})':h='if(gt(iw,ih),${side},-2)':flags=area`;
        const audio = sound
          ? ['-map', '0:v:0', '-map', '0:a:0?', '-c:a', 'aac', '-b:a', '96k', '-ac', '2']
          : ['-an'];
        await ffmpeg(tools, [...input(file), ...audio, '-vf', size, ...encoding(fps, crf), draft], {
          signal,
        });
        return {src: await store.put(draft, 'mp4')};
      }),
  );
  return store.path(src);
}
