import type {ProductSight} from '../../../../spot/findings/product-sight.ts';
import {judgedSights, SAME_VIEW, spanOf, sureOf, takeRule} from '../../take.ts';

/** A product whose shape differs from its photo: stretched, bent, mirrored, or with another outline. */
export const productShape = takeRule({
  id: 'product-shape',
  version: 3,
  title: 'The shape of the product differs from its photo.',
  severity: 'error',
  limits: {
    stretch: {
      value: 14,
      unit: '% more or less width than perspective explains, of products that are turned by 15 degrees or more',
      stricter: 'lower',
      source: 'Own: of 40 true composites seen from up to 33 degrees, none is over 13 % (docs/check.md)',
    },
    frontal: {
      value: 8.5,
      unit: '% more or less width, of products that are seen from the front; between the two limits up to 15 degrees',
      stricter: 'lower',
      source:
        'Own: of 800 simulated views of true products with a noise of 0.8 px, 1 % of those with a tilt below 5 degrees are over 4.1 %',
    },
    warp: {
      value: 0.8,
      unit: '% of the longer side by which details are out of place',
      stricter: 'lower',
      source: 'Own: of 40 true composites, none is over 0.6 % (docs/check.md)',
    },
    outline: {
      value: 16,
      unit: '% of the outline where the product is missing or extends further',
      stricter: 'lower',
      source: 'Own: of 40 true composites, none is over 11 % (docs/check.md)',
    },
    sharpness: {
      value: 40,
      unit: '% of the sharpness of the photo, below which a frame is not judged',
      stricter: 'lower',
      source: 'Own: motion blur below it moves details by more than the limits',
    },
    matched: SAME_VIEW,
    longer: {
      value: 180,
      unit: 'pixels of the longer side, below which a product is not judged',
      stricter: 'lower',
      source: 'Own: in smaller products, a pixel is more than half of the limit of warp',
    },
  },
  judge(take, limits) {
    return judgedSights(take, limits).flatMap(({product, sights}) => {
      const [mirrored, upright] = [
        sights.filter((each) => each.mirrored),
        sights.filter((each) => !each.mirrored),
      ];
      const faults = upright.filter((sight) => excessOf(sight, limits) > 1);
      // One frame of many can be wrong because of blur or an object in front of the product.
      const isFew = faults.length < 2 && take.sampled.length > 2;
      const [worst] = isFew ? [] : faults.toSorted((a, b) => excessOf(b, limits) - excessOf(a, limits));
      // A detail that happens to look mirrored is found in one frame, and by few keypoints.
      const isMirrored =
        mirrored.length > sights.length / 2 && mirrored.length >= Math.min(2, take.sampled.length);
      const [mirror] = isMirrored ? mirrored.toSorted((a, b) => b.keypoints - a.keypoints) : [];
      // Without a label, a product that is seen from elsewhere cannot be told from one with another shape.
      const {severity, elsewhere} = sureOf(product);
      return [
        ...(mirror
          ? [
              {
                severity,
                frames: spanOf(mirrored),
                expected: `${product.name} as in its photo`,
                got: `a mirrored ${product.name}${elsewhere}`,
                evidence: {frame: mirror.frame, box: mirror.box, keypoints: mirror.keypoints},
              },
            ]
          : []),
        ...(worst
          ? [
              {
                // A round label that is turned away has its details out of place by as much.
                severity: faults.every((sight) => isSlight(sight, limits)) ? ('warning' as const) : severity,
                frames: spanOf(faults),
                expected: `${product.name} in the shape of its photo`,
                got: `${describe(worst, limits)}${elsewhere}`,
                evidence: {
                  ...{frame: worst.frame, box: worst.box, keypoints: worst.keypoints, tilt: worst.tilt},
                  ...{stretch: worst.stretch, warp: worst.warp, outline: worst.outside},
                },
              },
            ]
          : []),
      ];
    });
  },
});

type Limits = {stretch: number; frontal: number; warp: number; outline: number};

/** The tilt from which the estimate of a stretch is as uncertain as at any larger one, in degrees. */
const TURNED = 15;

/** The tilt from which a round product shows another part of its label, in degrees. */
const TURNED_AWAY = 10;

/** The limit of the stretch of a sight: from the front, tilt and stretch are told apart best. */
const stretchLimit = ({tilt}: ProductSight, {stretch, frontal}: Limits): number =>
  frontal >= stretch ? stretch : frontal + (stretch - frontal) * Math.min(1, tilt / TURNED);

/** Turned away, and with nothing but details that are slightly out of place. */
const isSlight = (sight: ProductSight, limits: Limits): boolean =>
  sight.tilt >= TURNED_AWAY &&
  100 * sight.warp <= 2 * limits.warp &&
  stretched(sight) <= stretchLimit(sight, limits) &&
  outlined(sight) <= limits.outline;

/** By how many per cent the width of a product differs from what perspective explains. */
const stretched = ({stretch}: ProductSight): number => 100 * Math.abs(Math.log(stretch));

const outlined = ({outside}: ProductSight): number =>
  outside ? 100 * (outside.missing + outside.extended) : 0;

/** The largest ratio of a measurement to its limit: 1 is at the limit. */
const excessOf = (sight: ProductSight, limits: Limits): number =>
  Math.max(
    stretched(sight) / stretchLimit(sight, limits),
    (100 * sight.warp) / limits.warp,
    outlined(sight) / limits.outline,
  );

function describe(sight: ProductSight, limits: Limits): string {
  const {warp, outline} = limits;
  const percent = (value: number): string => `${value.toFixed(1)} %`;
  return [
    stretched(sight) > stretchLimit(sight, limits)
      ? `${percent(100 * Math.abs(sight.stretch - 1))} too ${sight.stretch > 1 ? 'wide' : 'narrow'}`
      : '',
    100 * sight.warp > warp ? `details out of place by ${percent(100 * sight.warp)} of its length` : '',
    outlined(sight) > outline ? `a different outline along ${percent(outlined(sight))} of its length` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
