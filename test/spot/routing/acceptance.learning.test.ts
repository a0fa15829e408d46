import {expect, test} from 'vitest';
import {Shot} from '../../../src/spot/documents/shots.ts';
import type {Verdict} from '../../../src/spot/routing/acceptance.ts';
import {RoutingPolicy} from '../../../src/spot/routing/policy.ts';
import {type Option, routeShot} from '../../../src/spot/routing/route.ts';

/** How often takes are really kept, which no router is told; what the cards say is partly wrong. */
const KINDS = ['scene', 'texture', 'product-detail'] as const;
const MODELS = ['a', 'b', 'c', 'd', 'e'];
const SHOTS = 300;

/** A small generator with a seed (Park and Miller, 1988). */
function random(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

type World = {truth: Record<string, number>; cards: Record<string, number>};
function world(seed: number): World {
  const next = random(seed);
  const truth: World['truth'] = {};
  const cards: World['cards'] = {};
  for (const kind of KINDS)
    for (const model of MODELS) {
      truth[`${model} ${kind}`] = 0.1 + 0.8 * next();
      // Half right: a card knows something, and flatters.
      cards[`${model} ${kind}`] = Math.min(1, 0.5 * (truth[`${model} ${kind}`] ?? 0) + 0.5 * next() + 0.1);
    }
  return {truth, cards};
}

type Router = (
  kind: (typeof KINDS)[number],
  verdicts: readonly Verdict[],
  world: World,
  next: () => number,
) => string;

const policy = RoutingPolicy.parse({});
const learning: Router = (kind, verdicts, {cards}) => {
  const shot = Shot.parse({id: 'shot', kind, subject: 'x', framing: 'wide', seconds: 4});
  const options = MODELS.map(
    (model): Option => ({provider: 'v', model, strength: cards[`${model} ${kind}`], usd: 0.5, altered: []}),
  );
  return routeShot({shot, options, verdicts, policy}).candidates[0]?.model ?? '';
};
const fixed: Router = (kind, _, {cards}) =>
  [...MODELS].sort((a, b) => (cards[`${b} ${kind}`] ?? 0) - (cards[`${a} ${kind}`] ?? 0))[0] ?? '';
const chance: Router = (_, __, ___, next) => MODELS[Math.floor(next() * MODELS.length)] ?? '';

/** Takes that the best model would have had kept, less those that were to be expected of the chosen one. */
function regret(router: Router, seed: number): number {
  const made = world(seed);
  const next = random(seed + 1000);
  const verdicts: Verdict[] = [];
  let lost = 0;
  for (let turn = 0; turn < SHOTS; turn++) {
    const kind = KINDS[turn % KINDS.length] as (typeof KINDS)[number];
    const model = router(kind, verdicts, made, next);
    const rate = made.truth[`${model} ${kind}`] ?? 0;
    lost += Math.max(...MODELS.map((each) => made.truth[`${each} ${kind}`] ?? 0)) - rate;
    verdicts.push({model, kind, accepted: next() < rate});
  }
  return lost;
}

test('over many worlds with a hidden truth it loses less than the cards alone, and less than chance', () => {
  const worlds = Array.from({length: 40}, (_, seed) => seed + 1);
  const sum = (router: Router): number =>
    worlds.reduce((total, seed) => total + regret(router, seed), 0) / worlds.length;
  const [ours, cards, none] = [sum(learning), sum(fixed), sum(chance)];
  expect(ours).toBeLessThan(0.7 * cards);
  expect(ours).toBeLessThan(0.3 * none);
});
