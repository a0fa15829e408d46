import {join} from 'node:path';
import {readText} from '../../machine/files/files.ts';
import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {encoding} from '../../machine/media/conform.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {bakeLook, isNeutral, writeCube} from '../../spot/grade/cube.ts';
import {toLook} from '../../spot/grade/look.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import type {SpotProps} from '../../spot/variant/props.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Shooting} from '../stage/obtain-take.ts';

/** Raise when the recipe changes. */
export const GRADE_VERSION = 3;

/** A graded take is read once more by an encoder: it is kept closer to lossless than a conformed one. */
export const GRADED_CRF = 8;

/** A look baked to one cube and staged; null when it changes nothing. */
export async function stageLook(
  brand: Brand,
  {look: choice}: SpotProps,
  store: Store,
): Promise<string | null> {
  const named = choice.name ? brand.file.defaults.tenspot.looks[choice.name] : undefined;
  const cube = named?.cube ? await readText(join(brand.folder, named.cube)) : null;
  const look = toLook(choice, named, cube);
  const files = ({src}: {src: string | null}): string[] => (src ? [src] : []);
  const {src} = await store.once(keyOf({look, version: GRADE_VERSION}), files, async () => {
    const baked = bakeLook(look, named?.cube);
    return {src: isNeutral(baked) ? null : await store.putText(writeCube(baked), 'cube')};
  });
  return src;
}

/** The fillings with every take graded: one file for each take and look, made once. What stands in for a take has no look. */
export async function gradeFillings(
  fillings: Record<string, Filling>,
  cube: string | null,
  shooting: Shooting,
): Promise<Record<string, Filling>> {
  if (cube === null) return fillings;
  const graded: Record<string, Filling> = {};
  for (const [slot, filling] of Object.entries(fillings)) {
    graded[slot] =
      'take' in filling && !filling.take.standsIn
        ? {...filling, take: await gradeTake(filling.take, cube, shooting)}
        : filling;
  }
  return graded;
}

async function gradeTake(take: Take, cube: string, {store, tools, signal, tell}: Shooting): Promise<Take> {
  const key = keyOf({take: take.src, cube, version: GRADE_VERSION, ffmpeg: tools.ffmpegVersion});
  const {src} = await store.once(
    key,
    (note) => [note.src],
    async () => {
      tell?.(`Grading take ${take.number} of ${take.shot}`);
      return store.draft('mp4', async (file) => {
        // The cube is named without its folder, so that no path has to be quoted inside a filter.
        const argv = [
          ...input(store.path(take.src)),
          '-an',
          '-vf',
          gradeClip(cube),
          ...encoding(take.fps, GRADED_CRF),
          file,
        ];
        await ffmpeg(tools, argv, {signal, cwd: store.files});
        return {src: await store.put(file, 'mp4')};
      });
    },
  );
  return {...take, src};
}

/** RGB at sixteen bits around the cube, so that it neither truncates nor bands: there ffmpeg is also twice as fast as at ten. */
export function gradeClip(cube: string): string {
  const exact = 'flags=accurate_rnd+full_chroma_int+full_chroma_inp+bicubic';
  return [
    `scale=${exact}:in_color_matrix=bt709:in_range=tv:out_range=pc`,
    'format=gbrp16le',
    `lut3d=file=${cube}:interp=tetrahedral`,
    `scale=${exact}:out_color_matrix=bt709:out_range=tv`,
    'format=yuv420p',
  ].join(',');
}
