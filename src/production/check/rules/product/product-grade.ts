import {PRODUCT_LIMITS} from '../../../grade/product-guard.ts';
import {takeRule} from '../../take.ts';

/** A grade that moves the colour of a product away from its photo: a correction that its guard does not fit, or a look. */
export const productGrade = takeRule({
  id: 'product-grade',
  version: 1,
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
    return graded.flatMap(({product, frame, box, taken, corrected, shown}) => {
      const allowed = Math.max(limit, taken) + limits.frames;
      const byCorrection = corrected > allowed;
      if (!byCorrection && shown <= allowed) return [];
      const inTake = `${taken.toFixed(1)} in the take`;
      return [
        {
          severity: byCorrection ? ('error' as const) : ('warning' as const),
          frames: {from: frame, frames: 1},
          expected: `the colours of ${product} within delta-E ${limit} of its photo, or as near as in the take`,
          got: byCorrection
            ? `delta-E ${corrected.toFixed(1)} after the correction of grade.yaml, ${inTake}: the guard was measured for another correction. Run \`tenspot grade\``
            : `delta-E ${shown.toFixed(1)} with the look, ${inTake}`,
          evidence: {frame, box, product, taken, corrected, shown},
        },
      ];
    });
  },
});
