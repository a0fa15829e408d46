import {join} from 'node:path';
import type {Store} from '../../../../../src/machine/files/store.ts';
import {encoding} from '../../../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../../../src/machine/media/ffmpeg.ts';
import {flatten, imageSize} from '../../../../../src/machine/media/image.ts';
import type {Tools} from '../../../../../src/machine/tools/tools.ts';
import type {Workspace} from '../../../../../src/production/project/workspace.ts';
import {Pick as EditPick} from '../../../../../src/spot/documents/edit.ts';
import type {Size} from '../../../../../src/spot/geometry/box.ts';
import {within} from '../../../../../src/spot/geometry/cover.ts';
import type {Filling} from '../../../../../src/spot/timeline/timeline.ts';

/** Where takes are made, and of what. */
export type Outside = {workspace: Workspace; store: Store; tools: Tools};

/** The same clip as a placeholder, which is not graded. */
export const placeholder = (filled: Filling): Filling =>
  'take' in filled ? {...filled, take: {...filled.take, standsIn: true}} : filled;

type Clip = {src: string; width: number; height: number; frames: number};

export const filling = (
  clip: Clip,
  fps: number,
  pick: object,
  focus: [number, number] = [0.5, 0.5],
): Filling => ({
  take: {
    shot: 'shot',
    number: 1,
    provider: 'none',
    model: 'none',
    request: clip.src,
    fps,
    ...clip,
    focus,
    warnings: [],
    rights: null,
  },
  pick: EditPick.parse(pick),
});

/** A photo as a take of one frame. */
export async function heldPhoto(photo: string, fps: number, outside: Outside): Promise<Clip> {
  const size = within(await imageSize(photo), 1080);
  return {...size, ...(await encoded(photo, size, fps, 1, 'null', outside))};
}

/** A second of a photo that drifts, as a conformed take. */
export async function clipOf(
  photo: string,
  {width, height, fps, grain}: {width: number; height: number; fps: number; grain: number},
  outside: Outside,
): Promise<Clip> {
  const noise = grain > 0 ? `noise=alls=${grain}:allf=t:all_seed=7,` : '';
  const drift = `${noise}crop=${width}:${height}:n*2:n`;
  const size = {width: width + 60, height: height + 60};
  const file = join(outside.workspace.brands, photo);
  return {width, height, ...(await encoded(file, size, fps, 30, drift, outside))};
}

async function encoded(
  photo: string,
  {width, height}: Size,
  fps: number,
  frames: number,
  filter: string,
  {store, tools}: Outside,
): Promise<{src: string; frames: number}> {
  const src = await store.draft('png', async (flat) => {
    await flatten(photo, flat, width, height);
    return store.draft('mp4', async (clip) => {
      const exact =
        'scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p';
      const looped = input(flat, ['-f', 'png_pipe', '-loop', '1', '-framerate', String(fps)]);
      const made = ['-frames:v', String(frames), '-vf', `${filter},${exact}`, ...encoding(fps)];
      await ffmpeg(tools, [...looped, ...made, clip]);
      return store.put(clip);
    });
  });
  return {src, frames};
}
