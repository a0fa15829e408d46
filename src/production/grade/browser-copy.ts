import {keyOf} from '../../machine/files/hash.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {GRADE_VERSION, gradeClip} from './grade.ts';

/** A graded copy is encoded once more: it is kept closer to lossless than a conformed take. */
const GRADED_CRF = 8;

/** Raise when the recipe changes. */
const COPY_VERSION = 1;

/**
 * The fillings with copies of their takes for the browser: graded by the cube of their slot, no larger than `sizes` says,
 * and in full range. The browser flickers when it makes a clip smaller, because it samples two by two pixels; and its
 * conversion of BT.709 in limited range takes up to 12 of 255 levels off blue.
 */
export async function copyForBrowser(
  fillings: Record<string, Filling>,
  cubes: Record<string, string | null>,
  sizes: Record<string, Size>,
  context: MediaContext,
): Promise<Record<string, Filling>> {
  const copies: Record<string, Filling> = {};
  for (const [slot, filling] of Object.entries(fillings)) {
    if (!('take' in filling)) {
      copies[slot] = filling;
      continue;
    }
    const {take} = filling;
    const cube = cubes[slot] ?? null;
    copies[slot] = {...filling, take: await copyTake(take, cube, sizes[slot] ?? take, context)};
  }
  return copies;
}

async function copyTake(
  take: Take,
  cube: string | null,
  {width, height}: Size,
  {store, tools, signal, progress}: MediaContext,
): Promise<Take> {
  const made = {grade: GRADE_VERSION, copy: COPY_VERSION, ffmpeg: tools.ffmpegVersion};
  const {src} = await store.once(
    keyOf({take: take.src, cube, width, height, ...made}),
    (note) => [note.src],
    async () => {
      progress?.(`Grading take ${take.number} of ${take.shot}`);
      return store.draft('mp4', async (file) => {
        const filters = [
          ...(cube === null ? [] : [gradeClip(cube)]),
          `scale=${width}:${height}:flags=${SMALLER}:in_range=tv:out_range=pc:in_color_matrix=bt709:out_color_matrix=bt709`,
          'format=yuv420p',
        ];
        const argv = [...input(store.path(take.src)), '-an', '-vf', filters.join(',')];
        const full = ['-color_range', 'pc'];
        await ffmpeg(tools, [...argv, ...encoding(take.fps, GRADED_CRF), ...full, file], {
          signal,
          cwd: store.files,
        });
        return {src: await store.put(file, 'mp4')};
      });
    },
  );
  return {...take, src, width, height};
}

/** The scaler flags with which every clip is made smaller. */
export const SMALLER = 'bilinear+accurate_rnd+full_chroma_int+full_chroma_inp';
