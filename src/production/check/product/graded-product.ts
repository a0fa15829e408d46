import {readText} from '../../../machine/files/read-file.ts';
import type {Store} from '../../../machine/files/store.ts';
import {correctionFor, type GradeFile} from '../../../spot/documents/grade.ts';
import type {ProductSight} from '../../../spot/findings/product-sight.ts';
import {showsPlace} from '../../../spot/findings/take-in-master.ts';
import type {Box, Size} from '../../../spot/geometry/box.ts';
import {sampleCube} from '../../../spot/grade/apply-cube.ts';
import {correctionOf} from '../../../spot/grade/correction.ts';
import type {LabColour} from '../../../spot/grade/lab.ts';
import {type Cube, readCubeFile} from '../../../spot/grade/read-cube.ts';
import type {Take} from '../../../spot/takes/take.ts';
import type {Footage} from '../../../spot/timeline/timeline.ts';
import {deltaE, gradedLab} from '../../grade/product-guard.ts';

/** How far the colour of a part of a product is from its photo, in CIEDE2000. */
export type GradedProduct = {
  /** Its name in `brand.yaml`. */
  product: string;
  /** The frame of the take in which the clip shows it best, and its place in it. */
  frame: number;
  box: Box;
  /** In the take, after its correction with the guard of `grade.yaml`, and after the look too. */
  taken: number;
  corrected: number;
  shown: number;
};

/** Reads the staged cubes of a check, each once. */
export type CubeReader = (src: string) => Promise<Cube | null>;

/** Opens a reader of staged cubes. */
export function openCubes({path}: Pick<Store, 'path'>): CubeReader {
  const known = new Map<string, Promise<Cube | null>>();
  return (src) => {
    const read = known.get(src) ?? readText(path(src)).then((text) => readCubeFile(text).cube);
    known.set(src, read);
    return read;
  };
}

/** A clip that shows a take, its grade, and the frame of its spot. `reach`: how many frames around a sampled one of the take count as seen. */
type GradedClip = {take: Take; grade: GradeFile | undefined; clip: Footage; frame: Size & {reach: number}};

/**
 * What the grade of a clip, correction and look, makes of the colours of the products that the clip shows. `sights`: the products that were
 * found in its take, also in frames that only other clips show.
 */
export async function gradedProducts(
  sights: readonly ProductSight[],
  {take, grade, clip, frame: shown}: GradedClip,
  cubes: CubeReader,
): Promise<GradedProduct[]> {
  const {cube} = clip;
  const correction = correctionFor(grade, take);
  if (correction === null && cube === null) return [];
  const correct = correction ? correctionOf(correction) : null;
  const table = cube === null ? null : await cubes(cube);
  const best = new Map<string, ProductSight>();
  for (const sight of sights.filter((each) => !each.mirrored && showsPlace(clip, each, shown)))
    if (sight.keypoints > (best.get(sight.product)?.keypoints ?? 0)) best.set(sight.product, sight);
  return [...best.values()].flatMap(({product, frame, box, colours}) =>
    colours.flatMap(({photo, found}) => {
      if (!photo) return [];
      const own: LabColour = found;
      const taken = deltaE(photo, own);
      return [
        {
          ...{product, frame, box, taken},
          corrected: correct ? deltaE(photo, gradedLab(own, correct)) : taken,
          shown: table
            ? deltaE(
                photo,
                gradedLab(own, (colour) => sampleCube(table, colour)),
              )
            : taken,
        },
      ];
    }),
  );
}
