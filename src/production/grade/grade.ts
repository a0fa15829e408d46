import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {readText} from '../../machine/files/read-file.ts';
import {correctionOf, type TakeCorrection} from '../../spot/grade/correction.ts';
import {bakeLook, isNeutral, writeCube} from '../../spot/grade/cube.ts';
import {type LookChoice, toLook} from '../../spot/grade/look.ts';
import type {Brand} from '../project/load-brand.ts';
import type {MediaContext} from '../stage/stage-context.ts';

/** Raise when the recipe changes. */
export const GRADE_VERSION = 4;

/**
 * The grade of a take as one staged cube: its correction, then the primaries of the look, then the `.cube` of the look at its strength. Null
 * when it changes nothing. `correction`: null for takes that need none.
 */
export async function stageGrade(
  brand: Brand,
  choice: LookChoice,
  correction: TakeCorrection | null,
  {store}: Pick<MediaContext, 'store'>,
): Promise<string | null> {
  const named = choice.name ? brand.file.defaults.tenspot.looks[choice.name] : undefined;
  const cube = named?.cube ? await readText(join(brand.folder, named.cube)) : null;
  const look = toLook(choice, named, cube);
  const files = ({src}: {src: string | null}): string[] => (src ? [src] : []);
  const graded = {look, ...(correction ? {correction} : {}), version: GRADE_VERSION};
  const {src} = await store.once(keyOf(graded), files, async () => {
    const baked = bakeLook(look, named?.cube, correction && correctionOf(correction));
    return {src: isNeutral(baked) ? null : await store.putText(writeCube(baked), 'cube')};
  });
  return src;
}

/**
 * The filters that grade a clip by a staged cube. Run ffmpeg in the store's folder: the cube is named without its path, so
 * that nothing has to be quoted. The cube works on RGB at sixteen bits, where it neither truncates nor bands; at ten bits
 * ffmpeg takes twice as long.
 */
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
