import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import {orderId} from '../order-id.ts';
import type {Want} from './wants.ts';

/** What is not known yet: which picture the motion starts from. */
const UNKNOWN = {sha256: '0'.repeat(64), path: ''};

/** The shot in motion, from a picture on; without one as far as a plan goes. */
export function motionFrom(want: Want, picture = UNKNOWN): Want {
  const {sha256, path} = picture;
  const files = {...want.files, [sha256]: path};
  const start = {file: 'the picked still', face: false};
  const {
    format,
    request: {fps},
  } = want;
  const {stills: _, ...moving} = want;
  return {
    ...moving,
    files,
    request: {...want.request, photo: {sha256, focus: [0.5, 0.5]}},
    order: (take) => orderId({...want.shot, start}, {pictures: Object.keys(files), format, fps, take}),
  };
}

/** The picture that a still's clip begins with: taken once, kept in the store. */
export async function firstPicture(
  clip: string,
  {store, tools}: {store: Store; tools: Tools},
): Promise<{sha256: string; path: string}> {
  const {src} = await store.once(
    keyOf({firstPicture: clip, ffmpeg: tools.ffmpegVersion}),
    (note) => [note.src],
    () =>
      store.draft('png', async (file) => {
        const exact =
          'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24';
        await ffmpeg(tools, [...input(store.path(clip)), '-frames:v', '1', '-vf', exact, file]);
        return {src: await store.put(file, 'png')};
      }),
  );
  return {sha256: src.split('.')[0] ?? '', path: store.path(src)};
}
