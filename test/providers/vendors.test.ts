import {describe, expect, test} from 'vitest';
import {providerProblems} from '../../src/production/project/check-provider.ts';
import {providersMaking, SHOT_KINDS} from '../../src/providers/contract/kinds.ts';
import type {ShotRequest} from '../../src/providers/contract/request.ts';
import {providers} from '../../src/providers/providers.generated.ts';
import {shot} from '../../src/providers/suite/test-setup.ts';
import {Id} from '../../src/spot/documents/field-types.ts';

const all = providersMaking(SHOT_KINDS, Object.values(providers));
const cards = all.flatMap((provider) => provider.models.map((card) => [card.id, card, provider] as const));
const generating = cards.filter(([, card]) => card.generation);
const picture = {sha256: 'a'.repeat(64), focus: [0.5, 0.5] as [number, number]};

const request: ShotRequest = {
  kind: 'clip',
  shot,
  fps: 24,
  seconds: 3,
  move: {kind: 'static', amount: 0, ease: 'linear'},
  size: {width: 1080, height: 1920},
  photo: null,
  clip: picture,
  take: 1,
};

test('no two models have one id: a pick names its model by it', () => {
  const ids = cards.map(([id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  for (const id of ids) expect(Id.safeParse(id).success, id).toBe(true);
});

test('a provider generates exactly where it is reached over the network', () => {
  for (const [id, card, provider] of cards) {
    expect(card.generation !== undefined, id).toBe(provider.remote !== undefined);
  }
});

describe('a shot that must be shot', () => {
  test.each(generating)('is planned by %s under no circumstances', (_, card, provider) => {
    const mustShoot = {...request, shot: {...shot, mustShoot: true}};
    expect(() => provider.plan(mustShoot, card)).toThrow(/never sent/);
    expect(() => provider.plan({...mustShoot, photo: picture, clip: null}, card)).toThrow(/never sent/);
    expect(() => provider.plan(request, card)).not.toThrow();
  });
});

describe('a card is data that can be relied on', () => {
  test.each(cards)('%s says what it is, as of when, and from where', (_, card) => {
    expect(card.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    if (card.retiredAt !== null) expect(card.retiredAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(card.source.length).toBeGreaterThan(10);
    for (const strength of Object.values(card.strengths)) {
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
    }
  });

  test.each(all.filter(({remote}) => remote).map((provider) => [provider.id, provider] as const))(
    '%s has cards like a workspace has to have them',
    (id, provider) => {
      const others = all.filter((other) => other !== provider);
      expect(providerProblems(provider, id, others)).toEqual([]);
    },
  );

  test.each(generating)('%s costs more for more', (_, card, provider) => {
    const cost = (more: Partial<ShotRequest>): number =>
      provider.estimate(provider.plan({...request, ...more}, card)).usd;
    expect(cost({})).toBeLessThan(40);
    expect(cost({seconds: 10})).toBeGreaterThanOrEqual(cost({seconds: 3}));
    expect(cost({size: {width: 1080, height: 1920}})).toBeGreaterThanOrEqual(
      cost({size: {width: 270, height: 480}}),
    );
  });
});
