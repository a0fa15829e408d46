import {readText} from '../../../machine/files/read-file.ts';
import type {Store} from '../../../machine/files/store.ts';
import {correctionFor, type GradeFile} from '../../../spot/documents/grade.ts';
import type {ProductSight} from '../../../spot/findings/product-sight.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import {sampleCube} from '../../../spot/grade/apply-cube.ts';
import {correctionOf} from '../../../spot/grade/correction.ts';
import type {LabColour} from '../../../spot/grade/lab.ts';
import {type Cube, readCubeFile} from '../../../spot/grade/read-cube.ts';
import type {Take} from '../../../spot/takes/take.ts';
import {deltaE, gradedLab} from '../../grade/product-guard.ts';

/** How far the colours of a product are from its photo, in CIEDE2000: that of its parts which the grade moves farthest. */
export type GradedProduct = {
  /** Its name in `brand.yaml`. */
  product: string;
  /** The frame of the take in which it is seen best, and its place in it. */
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

/**
 * What the grade of a clip makes of the colours of the products that were found in its take. `cube`: the grade, correction and look; null
 * for none.
 */
export async function gradedProducts(
  sights: readonly ProductSight[],
  take: Take,
  grade: GradeFile | undefined,
  cube: string | null,
  cubes: CubeReader,
): Promise<GradedProduct[]> {
  const correction = correctionFor(grade, take);
  if (correction === null && cube === null) return [];
  const correct = correction ? correctionOf(correction) : null;
  const table = cube === null ? null : await cubes(cube);
  const best = new Map<string, ProductSight>();
  for (const sight of sights)
    if (!sight.mirrored && sight.keypoints > (best.get(sight.product)?.keypoints ?? 0))
      best.set(sight.product, sight);
  return [...best.values()].flatMap(({product, frame, box, colours}) => {
    const parts = colours.flatMap(({photo, found}) => {
      if (!photo) return [];
      const own: LabColour = found;
      const taken = deltaE(photo, own);
      return [
        {
          taken,
          corrected: correct ? deltaE(photo, gradedLab(own, correct)) : taken,
          shown: table
            ? deltaE(
                photo,
                gradedLab(own, (colour) => sampleCube(table, colour)),
              )
            : taken,
        },
      ];
    });
    // A part that was far from its photo in the take counts by how much farther it is moved.
    const [worst] = parts.toSorted((a, b) => movedBy(b) - movedBy(a));
    return worst ? [{product, frame, box, ...worst}] : [];
  });
}

const movedBy = ({taken, corrected, shown}: Omit<GradedProduct, 'product' | 'frame' | 'box'>): number =>
  Math.max(corrected, shown) - taken;
