import fc from 'fast-check';
import {expect, test} from 'vitest';
import {modelOrder} from '../../../../src/production/shoot/route/model-order.ts';
import {offersFor, type TakeSpec} from '../../../../src/production/shoot/route/offers.ts';
import {providersMaking, SHOT_KINDS} from '../../../../src/providers/contract/kinds.ts';
import {providers} from '../../../../src/providers/providers.generated.ts';
import {Shot} from '../../../../src/spot/documents/shots.ts';
import type {Candidate} from '../../../../src/spot/routing/route.ts';
import {NO_CAMERA_MOVE} from '../../../../src/spot/timeline/camera-move.ts';

const world = {
  providers: providersMaking(SHOT_KINDS, Object.values(providers)),
  hasKey: () => true,
  today: '2026-11-22',
};
const shot = Shot.parse({id: 'hook', kind: 'scene', subject: 'a harbour', framing: 'wide', seconds: 4});
const asking = (more: Partial<TakeSpec> = {}): TakeSpec => ({
  kind: 'clip' as const,
  shot,
  fps: 24,
  seconds: 4,
  move: NO_CAMERA_MOVE,
  size: {width: 1080, height: 1920},
  photo: null,
  clip: null,
  ...more,
});
const ranked = ['a', 'b', 'c'].map((model) => ({model}) as Candidate);
const first = (asked: string[], spread: 'best' | 'models') => modelOrder(ranked, asked, spread)[0]?.model;

test('takes come from the best model, or each from the one that was asked least often, the best first', () => {
  expect([first([], 'best'), first(['a', 'a'], 'best')]).toEqual(['a', 'a']);
  expect([first([], 'models'), first(['a'], 'models'), first(['a', 'b'], 'models')]).toEqual(['a', 'b', 'c']);
  expect([first(['a', 'b', 'c'], 'models'), first(['b'], 'models')]).toEqual(['a', 'a']);
});

test('the ranking has every candidate', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (asked) => {
      expect(
        modelOrder(ranked, asked, 'models')
          .map(({model}) => model)
          .sort(),
      ).toEqual(['a', 'b', 'c']);
    }),
  );
});

test('takes are told apart by their number, and a seed of the shot counts on with it', () => {
  const seeds = offersFor(asking({seed: 7}), world).flatMap(({take}) => {
    const [one, three] = [take?.(1), take?.(3)];
    if (one && three) expect(one.key).not.toBe(three.key);
    const seed = one?.request.params.seed;
    return seed === undefined ? [] : [[seed, three?.request.params.seed]];
  });
  expect(seeds.length).toBeGreaterThan(0);
  for (const pair of seeds) expect(pair).toEqual([7, 9]);
});

test('where the shot names no seed, none is asked of a model that takes none', () => {
  for (const {take} of offersFor(asking(), world))
    expect(take?.(2).request.altered.map(({field}) => field) ?? []).not.toContain('seed');
});
