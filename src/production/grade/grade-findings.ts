import {readText} from '../../machine/files/read-file.ts';
import {correctionFor, type GradeFile} from '../../spot/documents/grade.ts';
import {sampleCube} from '../../spot/grade/apply-cube.ts';
import type {ColourCorrection} from '../../spot/grade/correction.ts';
import {readCubeFile} from '../../spot/grade/read-cube.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {stageGrade} from './grade.ts';
import type {MeasuredTake} from './measure-takes.ts';
import {
  deltaE,
  type GuardedColour,
  gradedLab,
  guardProduct,
  PRODUCT_LIMITS,
  type ProductColour,
} from './product-guard.ts';
import type {TakeInVariants} from './shown-takes.ts';

/** Something about the colours of a product that a person has to know. */
export type GradeFinding = {
  /**
   * `product-guarded`: the correction would have moved a colour of a product too far from its photo, and is reduced there. `product-look`: a
   * look moves it too far; looks are not reduced. `product-unseen`: the product was not found, so the colours of its photo are guarded instead.
   * `product-unchecked`: products could not be looked for.
   */
  kind: 'product-guarded' | 'product-look' | 'product-unseen' | 'product-unchecked';
  /** The id of the shot. */
  shot: string;
  /** The number of the take. */
  take: number;
  /** The name of the product; null where none could be looked for. */
  product: string | null;
  /** What was expected, in words. */
  expected: string;
  /** What was found, in words. */
  got: string;
};

/** Guards the colours of the products in a take. */
export function guardTake(
  {take, generated}: TakeInVariants,
  {products, unseen, unchecked}: Pick<MeasuredTake, 'products' | 'unseen' | 'unchecked'>,
  correction: ColourCorrection,
) {
  const about = {shot: take.shot, take: take.number};
  const findings: GradeFinding[] = [];
  if (unchecked !== null)
    findings.push({
      kind: 'product-unchecked',
      ...about,
      product: null,
      expected: 'a search for the products of the brand in the take',
      got: unchecked,
    });
  for (const product of unseen)
    findings.push({
      kind: 'product-unseen',
      ...about,
      product,
      expected: 'the product of the photo in the take',
      got: 'nothing with its details: what has the colours of its photo is guarded',
    });
  const limit = generated ? PRODUCT_LIMITS.generated : PRODUCT_LIMITS.real;
  const {guard, guarded} = guardProduct(correction, products, limit);
  for (const product of new Set(guarded.map((each) => each.product))) {
    const [worst] = guarded
      .filter((each) => each.product === product)
      .sort((one, other) => other.whole - one.whole) as [GuardedColour];
    findings.push({
      kind: 'product-guarded',
      ...about,
      product,
      expected: `${worst.colour} within delta E ${limit} of its photo, or as near as in the take (${roundDelta(worst.before)})`,
      got: `${roundDelta(worst.whole)} with the full correction, ${roundDelta(worst.guarded)} with the reduced one`,
    });
  }
  return {guard, findings};
}

/** Looks that move the colours of products farther from their photos than the limit. `colours`: those of the products in each take. */
export async function lookFindings(
  shown: readonly TakeInVariants[],
  colours: readonly (readonly ProductColour[])[],
  grade: GradeFile,
  {store}: StageContext,
): Promise<GradeFinding[]> {
  const findings: GradeFinding[] = [];
  for (const [at, {take, brands, generated, looks}] of shown.entries()) {
    const limit = generated ? PRODUCT_LIMITS.generated : PRODUCT_LIMITS.real;
    for (const {brand, choice: look} of looks) {
      const src = await stageGrade(brand, look, correctionFor(grade, take), {store});
      const cube = src === null ? null : readCubeFile(await readText(store.path(src))).cube;
      if (!cube) continue;
      for (const {product, photo, found} of colours[at] ?? []) {
        const [before, after] = [
          deltaE(photo, found),
          deltaE(
            photo,
            gradedLab(found, (colour) => sampleCube(cube, colour)),
          ),
        ];
        if (after <= Math.max(limit, before)) continue;
        findings.push({
          kind: 'product-look',
          shot: take.shot,
          take: take.number,
          product,
          expected: `its colours within delta E ${limit} of its photo`,
          got: `${roundDelta(after)} with the look ${look.name ?? 'of the brand'}${brands.length > 1 ? ` (${brand.id})` : ''}`,
        });
        break;
      }
    }
  }
  return findings;
}

/** A difference of colours as it is told: to one decimal. */
export const roundDelta = (value: number): number => Number(value.toFixed(1));
