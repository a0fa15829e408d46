import {PRODUCT_LIMITS} from '../../../grade/product-guard.ts';
import type {GradedProduct} from '../../product/graded-product.ts';
import {takeRule} from '../../take.ts';

/** A part of a product that the grade moves too far. `tooFar`: by how much, in delta-E 2000. */
type MovedPart = GradedProduct & {byCorrection: boolean; tooFar: number};

/** A grade that moves the colour of a product away from its photo: a correction that its guard does not fit, or a look. */
export const productGrade = takeRule({
  id: 'product-grade',
  version: 2,
  title: 'The grade moves the colour of the product away from its photo.',
  severity: 'error',
  limits: {
    real: {
      value: PRODUCT_LIMITS.real,
      unit: 'delta-E 2000 in takes of photos and supplied clips',
      stricter: 'lower',
      source: 'Own: the limit of the guard (docs/grade.md)',
    },
    generated: {
      value: PRODUCT_LIMITS.generated,
      unit: 'delta-E 2000 in takes of models',
      stricter: 'lower',
      source: 'Own: the limit of the guard (docs/grade.md)',
    },
    frames: {
      value: 1,
      unit: 'delta-E 2000 more than the limit',
      stricter: 'lower',
      source: 'Own: the guard is measured in other frames of the take than those of the check',
    },
  },
  judge({graded, supplied, generated}, limits) {
    const limit = generated && !supplied ? limits.generated : limits.real;
    const moved = graded.flatMap((part): MovedPart[] => {
      const allowed = Math.max(limit, part.taken) + limits.frames;
      const byCorrection = part.corrected > allowed;
      const tooFar = (byCorrection ? part.corrected : part.shown) - allowed;
      return tooFar > 0 ? [{...part, byCorrection, tooFar}] : [];
    });
    // The last one of a product counts: an error before a warning, then the part that is moved too far by most.
    const parts = moved.toSorted(
      (a, b) => Number(a.byCorrection) - Number(b.byCorrection) || a.tooFar - b.tooFar,
    );
    const worst = new Map(parts.map((part) => [part.product, part]));
    return [...worst.values()].map(({product, frame, box, taken, corrected, shown, byCorrection}) => {
      const inTake = `${taken.toFixed(1)} in the take`;
      return {
        severity: byCorrection ? ('error' as const) : ('warning' as const),
        frames: {from: frame, frames: 1},
        expected: `the colours of ${product} within delta-E ${limit} of its photo, or as near as in the take`,
        got: byCorrection
          ? `delta-E ${corrected.toFixed(1)} after the correction of grade.yaml, ${inTake}: the guard was measured for another correction. Run \`tenspot grade\``
          : `delta-E ${shown.toFixed(1)} with the look, ${inTake}`,
        evidence: {frame, box, product, taken, corrected, shown},
      };
    });
  },
});
