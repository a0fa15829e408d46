import {keyOf} from '../../machine/files/hash.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Take} from '../../spot/takes/take.ts';
import {gradeClip} from '../grade/grade.ts';
import type {MediaContext} from '../stage/stage-context.ts';

/** Pixels of the shorter side: the size at which a cell of the variant grid shows a clip. */
const SHORTER_SIDE = 360;

/** Raise when the recipe changes. */
const PROXY_VERSION = 1;

/** A small graded copy of a take with the same frames. The variant grid plays many of them at once. */
export async function proxyOf(
  take: Take,
  cube: string | null,
  {store, tools, signal, progress}: MediaContext,
): Promise<string> {
  const key = keyOf({proxy: take.src, cube, version: PROXY_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note: {src: string}) => [note.src],
    async () => {
      progress?.(`Making take ${take.number} of ${take.shot} small for the variant grid`);
      return store.draft('mp4', async (file) => {
        const size = `scale=w='if(gt(iw,ih),-2,${SHORTER_SIDE})':h='if(gt(iw,ih),${SHORTER_SIDE},-2)'`;
        const filters = cube === null ? size : `${size},${gradeClip(cube)}`;
        const argv = [...input(store.path(take.src)), '-an', '-vf', filters, ...encoding(take.fps, 20), file];
        await ffmpeg(tools, argv, {signal, cwd: store.files});
        return {src: await store.put(file, 'mp4')};
      });
    },
  );
  return src;
}
