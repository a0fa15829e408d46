import {keyOf} from '../../../machine/files/hash.ts';
import {encoding} from '../../../machine/media/conform.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import type {ShownMaster} from '../../render/opening-stills.ts';
import type {MediaContext} from '../../stage/stage-context.ts';
import type {ReviewedMaster} from '../current-masters.ts';

/** What the pictures of a master need of it. */
export const shownOf = ({
  file,
  sha256,
  record: {width, height, fps, seconds},
}: ReviewedMaster): ShownMaster => ({
  ...{file, sha256, width, height, fps},
  frames: Math.round((seconds ?? 0) * fps),
});

/** What an exported review has in place of masters: small enough to send, and good enough to judge. `side`: pixels of the shorter side. */
const SENT = {side: 540, crf: 24};

/** Raise when the recipe changes. */
const SENT_VERSION = 4;

/** The path of a copy of a master for an exported review, with sound. */
export async function sentCopyOf(
  {file, sha256, fps}: ShownMaster,
  {store, tools, signal}: MediaContext,
): Promise<string> {
  const key = keyOf({sent: sha256, ...SENT, version: SENT_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note: {src: string}) => [note.src],
    () =>
      store.draft('mp4', async (draft) => {
        const sound = ['-map', '0:v:0', '-map', '0:a:0?', '-c:a', 'aac', '-b:a', '96k', '-ac', '2'];
        const picture = ['-vf', shorterSide(SENT.side), ...encoding(fps, SENT.crf)];
        await ffmpeg(tools, [...input(file), ...sound, ...picture, draft], {signal});
        return {src: await store.put(draft, 'mp4')};
      }),
  );
  return store.path(src);
}

/** The filter that makes the shorter side of a picture this long, in pixels, and the other one even. */
export const shorterSide = (side: number): string =>
  `scale=w='if(gt(iw,ih),-2,${side})':h='if(gt(iw,ih),${side},-2)':flags=area`;
