import {keyOf} from '../../machine/files/hash.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import {GRADE_VERSION, GRADED_CRF, gradeClip} from './grade.ts';

/** Raise when the recipe changes. */
const COPY_VERSION = 1;

/**
 * The fillings as the browser draws them: graded, no larger than `sizes` asks for, and in full range. Drawn smaller
 * than it is, a clip would be sampled at two pixels by two, and flicker; and Chrome's conversion of BT.709 in limited
 * range has no room for its own factor of blue: it takes 12 of 255 levels off.
 */
export async function copyForBrowser(
  fillings: Record<string, Filling>,
  cube: string | null,
  sizes: Record<string, Size>,
  shooting: Shooting,
): Promise<Record<string, Filling>> {
  const copies: Record<string, Filling> = {};
  for (const [slot, filling] of Object.entries(fillings)) {
    if (!('take' in filling)) {
      copies[slot] = filling;
      continue;
    }
    const {take} = filling;
    // What stands in for a take has no look.
    const look = take.standsIn ? null : cube;
    copies[slot] = {...filling, take: await copyTake(take, look, sizes[slot] ?? take, shooting)};
  }
  return copies;
}

async function copyTake(
  take: Take,
  cube: string | null,
  {width, height}: Size,
  {store, tools, signal, tell}: Shooting,
): Promise<Take> {
  const made = {grade: GRADE_VERSION, copy: COPY_VERSION, ffmpeg: tools.ffmpegVersion};
  const {src} = await store.once(
    keyOf({take: take.src, cube, width, height, ...made}),
    (note) => [note.src],
    async () => {
      tell?.(`Grading take ${take.number} of ${take.shot}`);
      return store.draft('mp4', async (file) => {
        const filters = [
          ...(cube === null ? [] : [gradeClip(cube)]),
          `scale=${width}:${height}:flags=${SMALLER}:in_range=tv:out_range=pc:in_color_matrix=bt709:out_color_matrix=bt709`,
          'format=yuv420p',
        ];
        const argv = [...input(store.path(take.src)), '-an', '-vf', filters.join(',')];
        const full = ['-color_range', 'pc'];
        // The cube is named without its folder, so that no path has to be quoted inside a filter.
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

/** How clips are made smaller, wherever that is. */
export const SMALLER = 'bilinear+accurate_rnd+full_chroma_int+full_chroma_inp';
