import type {FingerprintedVariant} from '../../../src/production/render/set-engine/plan-set.ts';
import {uncacheable} from '../../../src/spot/fingerprint/uncacheable-reason.ts';
import {fingerprintedVariant, type TestShot} from '../render/set-engine/fingerprinted-variant.ts';
import type {Chance} from '../shoot/buy/crash/chance.ts';

/** Variants, and what each of their frames shows, as text. */
export type SeededBatch = {variants: FingerprintedVariant[]; shown: string[][]};

/** The picture of these words moves on by itself, so its frames belong to one run. */
const MOVING = 'moving';

/** Draws variants that share shots and words. */
export function drawBatch(chance: Chance): SeededBatch {
  const shots = [...'abcd'].map(
    (take): TestShot => ({take, frames: chance.whole(3, 90), in: chance.whole(0, 20)}),
  );
  const words = ['one', 'two', chance.maybe(0.3) ? MOVING : 'three'];
  const drawn = Array.from({length: chance.whole(1, 6)}, () => {
    const own = Array.from({length: chance.whole(1, 4)}, () => chance.pick(shots));
    // One text for each shot, as a variant of a copy has it.
    return {own, said: own.map(() => chance.pick(words))};
  });
  return {
    variants: drawn.map(({own, said}) => {
      const states = own.flatMap(({frames}, at) => Array.from({length: frames}, () => said[at] ?? ''));
      return fingerprintedVariant(own, (frame) => states[frame] ?? '', {
        [MOVING]: uncacheable('animated-image', 'logo.gif'),
      });
    }),
    shown: drawn.map(({own, said}) =>
      own.flatMap(({take, frames, in: first = 0}, at) =>
        Array.from({length: frames}, (_, frame) => `${take} ${first + frame} ${said[at]}`),
      ),
    ),
  };
}
