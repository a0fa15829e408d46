import type {Fault} from '../../../../spot/findings/rule.ts';
import {isSameView, SAME_VIEW, spanOf, takeRule} from '../../take.ts';

/** A shot about the product in which the product is not found, and products that cannot be judged. */
export const productPresent = takeRule({
  id: 'product-present',
  version: 2,
  title: 'The product is not found in a shot that is about it.',
  severity: 'warning',
  limits: {
    keypoints: {
      value: 80,
      unit: 'keypoints of the photo, below which a product cannot be found',
      stricter: 'lower',
      source: 'Own: a product is found by 12 keypoints that agree, and footage shows about one in six again',
    },
    longer: {
      value: 100,
      unit: 'pixels of the longer side, below which a product is not judged',
      stricter: 'lower',
      source: 'Own: the limit of product-colour',
    },
    matched: SAME_VIEW,
  },
  judge(
    {shot, generated, hasPhoto, showsProduct, products, sights, unchecked},
    {keypoints, longer, matched},
  ) {
    const faults: Fault[] = unchecked.map(({what, why}) => ({
      severity: 'info',
      frames: null,
      expected: `shot ${shot} checked for ${what}`,
      got: `not checked: ${why}`,
    }));
    if (!showsProduct || unchecked.some(({what}) => what === 'products')) return faults;
    const plain = products.filter((product) => product.keypoints < keypoints);
    const known = products.filter((product) => product.keypoints >= keypoints);
    for (const {name, keypoints: has} of plain)
      faults.push({
        severity: 'info',
        frames: null,
        expected: `${name} compared with its photo in shot ${shot}`,
        got: `cannot be judged: its photo has ${has} details that identify it, and ${keypoints} are needed. Use a photo in which its label is larger`,
        evidence: {product: name, keypoints: has},
      });
    const seen = sights.filter(({product}) => known.some(({name}) => name === product));
    const names = known.map(({name}) => name).join(' or ');
    if (known.length > 0 && seen.length === 0 && plain.length === 0)
      faults.push({
        // A photo or a clip was chosen by a person, and may show another side of the product.
        severity: generated && !hasPhoto ? 'warning' : 'info',
        frames: null,
        expected: `${names} in shot ${shot}`,
        got: 'not found in any sampled frame',
      });
    const largest = Math.max(0, ...seen.map((sight) => sight.longer));
    if (seen.length > 0 && largest < longer)
      faults.push({
        severity: 'info',
        frames: null,
        expected: `${names} compared with its photo in shot ${shot}`,
        got: `cannot be judged: it is at most ${Math.round(largest)} pixels long, and ${longer} are needed`,
      });
    for (const {name} of known) {
      const own = seen.filter(({product, longer: length}) => product === name && length >= longer);
      if (own.length > 0 && !own.some((sight) => isSameView(sight, matched)))
        faults.push({
          severity: 'info',
          frames: spanOf(own),
          expected: `${name} compared with its photo in shot ${shot}`,
          got: 'cannot be judged: the shot shows another side of it than the photo. Add a photo of that side to `views`',
          evidence: {product: name, frame: own[0]?.frame, box: own[0]?.box},
        });
    }
    return faults;
  },
});
