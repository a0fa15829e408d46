import type {ProductSight, SeenColour} from '../../../../spot/findings/product-sight.ts';
import {judgedSights, SAME_VIEW, spanOf, sureOf, takeRule} from '../../take.ts';

/** A product whose colour differs from its photo, after a correction for the light of the take. */
export const productColour = takeRule({
  id: 'product-colour',
  version: 2,
  title: 'The colour of the product differs from its photo.',
  severity: 'error',
  limits: {
    difference: {
      value: 8,
      unit: 'delta-E 2000 (kL = 2) in the light of the take',
      stricter: 'lower',
      source: 'Own: true composites under warm and cold light reach 5 at most (docs/check.md)',
    },
    sharpness: {
      value: 25,
      unit: '% of the sharpness of the photo, below which a frame is not judged',
      stricter: 'lower',
      source: 'Own: with more blur the colours of neighbouring parts mix',
    },
    matched: SAME_VIEW,
    longer: {
      value: 100,
      unit: 'pixels of the longer side, below which a product is not judged',
      stricter: 'lower',
      source: 'Own: in smaller products, 4:2:0 video mixes the colours of the parts',
    },
  },
  judge(take, limits) {
    return judgedSights(take, limits).flatMap(({product, sights}) => {
      const compared = sights.filter(({mirrored, colours}) => !mirrored && colours.length > 0);
      const faults = compared.filter((sight) => worstOf(sight).difference > limits.difference);
      if (faults.length === 0 || (faults.length < 2 && take.sampled.length > 2)) return [];
      const worst = faults.reduce((a, b) => (worstOf(b).difference > worstOf(a).difference ? b : a));
      const colour = worstOf(worst);
      const {severity, elsewhere} = sureOf(product);
      return [
        {
          severity,
          frames: spanOf(faults),
          expected: `${product.name} in ${describe(colour.expected)}, the colour of its photo in the light of the take`,
          got: `${describe(colour.found)}: delta-E ${colour.difference.toFixed(1)} in ${Math.round(100 * colour.share)} % of its area${elsewhere}`,
          evidence: {frame: worst.frame, box: worst.box, colours: worst.colours},
        },
      ];
    });
  },
});

const worstOf = ({colours}: ProductSight): SeenColour =>
  colours.reduce((a, b) => (b.difference > a.difference ? b : a));

const describe = ([l, a, b]: SeenColour['found']): string => `L*a*b* ${[l, a, b].map(Math.round).join(' ')}`;
