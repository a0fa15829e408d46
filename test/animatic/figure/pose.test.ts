import fc from 'fast-check';
import {expect, test} from 'vitest';
import {poseOf} from '../../../src/animatic/figure/pose.ts';
import type {Act} from '../../../src/spot/animatic/read-shot.ts';

test('a body stands on its ground and keeps the lengths of its limbs, all through every act', () => {
  const acts: Act[] = ['stand', 'walk', 'run', 'jump', 'reach', 'drink', 'sit', 'turn', 'ride'];
  fc.assert(
    fc.property(fc.constantFrom(...acts), fc.double({min: 0, max: 3, noNaN: true}), (act, turn) => {
      const {legs, arms, head} = poseOf(act, turn);
      const soles = Math.max(...legs.flat().map(([, y]) => y));
      expect(soles).toBeLessThanOrEqual(0.001);
      expect(soles).toBeGreaterThan(-0.2);
      expect(head[1]).toBeLessThan(-0.4);
      for (const limb of [...arms, ...legs])
        for (const [index, [x, y]] of limb.slice(1).entries()) {
          const [fromX, fromY] = limb[index] ?? [0, 0];
          expect(Math.hypot(x - fromX, y - fromY)).toBeGreaterThan(0.06);
        }
    }),
  );
});
