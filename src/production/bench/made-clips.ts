import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {isFile} from '../../machine/files/read-file.ts';
import type {Store} from '../../machine/files/store.ts';
import {publish} from '../../machine/files/write-file.ts';
import {ffmpeg} from '../../machine/media/ffmpeg.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {Size} from '../../spot/geometry/box.ts';

/** Raise when the recipe changes. */
const CLIP_VERSION = 1;

export const CLIP_SECONDS = 5;

/**
 * A clip like a generated one: 5 s at 30 fps, smooth surfaces beside fine detail, all of it moving, at about 7 Mbit/s in
 * 720x1280. Another number is another clip. Made once; its path from `folder`.
 */
export async function makeClip(
  number: number,
  {width, height}: Size,
  folder: string,
  {store, tools}: {store: Store; tools: Tools},
): Promise<string> {
  const name = `clip-${CLIP_VERSION}-${number}-${width}x${height}.mp4`;
  const file = join(await makeFolder(folder), name);
  if (await isFile(file)) return name;
  const small = `s=${width / 2}x${height / 2}:r=30`;
  const ground = `gradients=${small}:n=6:seed=${number}:speed=0.02:type=${number % 2 ? 'radial' : 'circular'}`;
  const depth = `start_scale=0.6:end_scale=0.15:end_pts=${CLIP_SECONDS * 30}:maxiter=400`;
  const detail = `mandelbrot=${small}:${depth}:start_x=${(-0.745 + number * 0.002).toFixed(3)}:start_y=0.13`;
  const both = `[1]hue=h=${(number * 47) % 360}:s=0.7[detail];[0][detail]blend=all_mode=softlight`;
  await store.draft('mp4', async (draft) => {
    await ffmpeg(tools, [
      ...['-f', 'lavfi', '-i', ground, '-f', 'lavfi', '-i', detail],
      ...[
        '-filter_complex',
        `${both},scale=${width}:${height}:flags=bicubic,noise=alls=2:allf=t,format=yuv420p`,
      ],
      ...[
        '-frames:v',
        String(CLIP_SECONDS * 30),
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-crf',
        '18',
        draft,
      ],
    ]);
    await publish(draft, file);
  });
  return name;
}
