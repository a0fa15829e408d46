import {TAKE_RULES} from '../../../src/production/check/rules/rules.ts';
import type {CheckedTake} from '../../../src/production/check/take.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import type {ProductSight, SeenText} from '../../../src/spot/findings/product-sight.ts';
import {applyRule} from '../../../src/spot/findings/rule.ts';

/** A sight of a product that is as in its photo. */
export const sight = (frame: number, changed: Partial<ProductSight> = {}): ProductSight => ({
  frame,
  product: 'tea',
  box: {x: 100, y: 200, width: 200, height: 400},
  outline: [
    [100, 200],
    [300, 200],
    [300, 600],
    [100, 600],
  ],
  keypoints: 60,
  longer: 400,
  mirrored: false,
  stretch: 1,
  tilt: 10,
  blocks: 120,
  matched: 0.95,
  changed: 0.01,
  warp: 0.003,
  sharpness: 0.9,
  outside: {missing: 0.02, extended: 0.01, judged: 0.9},
  colours: [{share: 0.6, expected: [40, -20, 10], found: [41, -20, 10], difference: 0.8}],
  ...changed,
});

/** A line of text on the product of `sight`, or elsewhere. */
export const text = (frame: number, words: string, changed: Partial<SeenText> = {}): SeenText => ({
  frame,
  text: words,
  box: {x: 150, y: 300, width: 100, height: 24},
  confidence: 0.95,
  ...changed,
});

/** A take of a shot about a product, in which nothing is wrong. */
export const checkedTake = (changed: Partial<CheckedTake> = {}): CheckedTake => ({
  shot: 'hero',
  size: {width: 720, height: 1280},
  fps: 30,
  generated: true,
  supplied: false,
  hasPhoto: false,
  showsProduct: true,
  sampled: [0, 10, 20, 30],
  products: [{name: 'tea', keypoints: 300, label: ['LUMO', 'BARLEY TEA', 'cold pressed']}],
  sights: [0, 10, 20, 30].map((frame) => sight(frame)),
  graded: [],
  texts: [],
  approved: ['Lumo', 'Wake up slowly'],
  names: ['Lumo', 'tea'],
  faces: [],
  faceFrames: [0, 15, 30],
  people: 'ruled-out',
  unchecked: [],
  ...changed,
});

/** What all rules about takes find. */
export const foundInTake = (take: CheckedTake): Finding[] =>
  TAKE_RULES.flatMap((rule) => applyRule(rule, take, 'a'));
