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

/** Pixels of the shorter side of stills, and of the copies that a grid plays whose tiles are large. */
const SHORTER_SIDE = 360;

/** The same for copies of more masters than `LARGE`: their tiles are small, and more of them are decoded at once. */
const SHORTER_SIDE_OF_MANY = 240;

/** Up to so many masters, the tiles of the grid are large. */
const LARGE = 24;

/** Raise when the recipe changes. */
const PROXY_VERSION = 3;

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

/** A copy of a master with the same frames. `side`: pixels of its shorter side. `crf`: x264's rate factor. `group`: frames between key frames; null as in takes. */
type Copy = {side: number; crf: number; sound: boolean; group: number | null};

/**
 * What the grid plays: many at once. The browser decodes all of them in one thread, and each seek from the key frame before it. With a key frame
 * in every fourth frame, 16 of them seek in two thirds of the time; with key frames alone, they are hardly faster, and three times as large.
 */
const SMALL: Omit<Copy, 'side'> = {crf: 20, sound: false, group: 4};

/** What an exported review has in place of masters: small enough to send, and good enough to judge. */
const SENT: Copy = {side: 540, crf: 24, sound: true, group: null};

/** The path of a small copy of a master, without sound. The grid plays many of them at once. `of`: how many masters the grid has. */
export const smallCopyOf = (master: ShownMaster, of: number, context: MediaContext): Promise<string> =>
  copyOf(master, {...SMALL, side: of > LARGE ? SHORTER_SIDE_OF_MANY : SHORTER_SIDE}, context);

/** The path of a copy of a master for an exported review, with sound. */
export const sentCopyOf = (master: ShownMaster, context: MediaContext): Promise<string> =>
  copyOf(master, SENT, context);

async function copyOf(
  {file, sha256, fps}: ShownMaster,
  copy: Copy,
  {store, tools, signal}: MediaContext,
): Promise<string> {
  const {side, crf, sound, group} = copy;
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
        const groups =
          group === null ? [] : ['-g', `${group}`, '-keyint_min', `${group}`, '-tune', 'fastdecode'];
        const encode = [...encoding(fps, crf), ...groups];
        await ffmpeg(tools, [...input(file), ...audio, '-vf', size, ...encode, draft], {
          signal,
          // The browser that shows the grid needs the processor first.
          background: group !== null,
        });
        return {src: await store.put(draft, 'mp4')};
      }),
  );
  return store.path(src);
}
