import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../machine/tools/tools.ts';

/** The first picture of a still's clip. It is made once, and kept in the store. */
export async function firstPicture(
  {clip, file: still}: {clip: string | null; file: string | null},
  {store, tools}: {store: Store; tools: Tools},
): Promise<{sha256: string; path: string}> {
  if (clip === null || still === null) throw new Error('a still without a file cannot be picked');
  const {src} = await store.once(
    keyOf({firstPicture: clip, ffmpeg: tools.ffmpegVersion}),
    (note) => [note.src],
    () =>
      store.draft('png', async (file) => {
        const exact =
          'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24';
        await ffmpeg(tools, [...input(still), '-frames:v', '1', '-vf', exact, file]);
        return {src: await store.put(file, 'png')};
      }),
  );
  return {sha256: src.split('.')[0] ?? '', path: store.path(src)};
}
