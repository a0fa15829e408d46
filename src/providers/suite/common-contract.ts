import {expect, test} from 'vitest';
import {CameraMoveKind} from '../../spot/timeline/camera-move.ts';
import type {ModelCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {ShotRequest} from '../contract/request.ts';
import {requestKey} from '../contract/request.ts';

/** Makes a request for a card, with some fields changed. */
type Ask = (card: ModelCard, more?: Partial<ShotRequest>) => Promise<ShotRequest>;

/** What local and remote providers have in common. */
export function commonContract(provider: Provider, ask: Ask): void {
  const each = provider.models.map((card) => [card.id, card] as const);

  test('has cards that say what they are and where that is from', () => {
    for (const card of provider.models) {
      expect(card.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(card.source).not.toBe('');
      for (const strength of Object.values(card.strengths)) expect(strength).toBeGreaterThanOrEqual(0);
    }
  });

  test.each(each)('%s plans without doing anything, the same every time', async (_, card) => {
    const request = await ask(card);
    expect(provider.plan(request, card)).toEqual(provider.plan(request, card));
    expect(requestKey(provider.plan(request, card))).not.toBe(
      requestKey(provider.plan({...request, take: 2}, card)),
    );
  });

  test.each(each)('%s honours every camera move, or lists it as altered', async (_, card) => {
    const still = await ask(card, {move: {kind: 'static', amount: 0, ease: 'linear'}});
    const unmoved = requestKey(provider.plan(still, card));
    for (const kind of CameraMoveKind.options.filter((option) => option !== 'static')) {
      const planned = provider.plan({...still, move: {kind, amount: 0.1, ease: 'ease'}}, card);
      const honoured = requestKey(planned) !== unmoved;
      expect(honoured || planned.altered.some(({field}) => field === 'move'), kind).toBe(true);
    }
  });
}
