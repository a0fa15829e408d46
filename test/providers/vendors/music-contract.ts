import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {MusicCard} from '../../../src/providers/contract/card.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {type MusicRequest, requestKey} from '../../../src/providers/contract/request.ts';
import {RightsRecord} from '../../../src/spot/documents/rights.ts';

/** A track that every model can make. */
export const track: MusicRequest = {
  kind: 'music',
  prompt: 'Slow piano over warm strings, hopeful, no drums',
  seconds: 3,
  take: 1,
};

/** What the plan of every provider of music has to do: send each field as asked, or list it. */
export function musicContract(provider: Provider<MusicRequest, MusicCard>): void {
  describe(`${provider.id}, plans of tracks`, () => {
    const each = provider.models.map((card) => [card.id, card] as const);

    test.each(each)('%s is sent every field as asked, or the plan lists it', (_, card) => {
      const asked = fc.record({
        prompt: fc.stringMatching(/^[A-Za-z ,.äöü]{1,200}$/),
        seconds: fc.integer({min: 1, max: 900}),
        instrumental: fc.boolean(),
      });
      fc.assert(
        fc.property(asked, (fields) => {
          const request = {...track, ...fields};
          const planned = provider.plan(request, card);
          expect(provider.plan(request, card)).toEqual(planned);
          const values = Object.values(planned.params);
          const listed = planned.altered.map(({field}) => field);
          expect(values).toContain(request.prompt);
          expect(values.includes(request.instrumental) || listed.includes('instrumental')).toBe(true);
          const [least, most] = card.seconds;
          const isHeld = request.seconds < least || request.seconds > most;
          expect(listed.includes('seconds')).toBe(isHeld);
          expect(provider.estimate(planned).usd).toBeGreaterThan(0);
        }),
        {numRuns: 60},
      );
    });

    test.each(each)('%s refuses a description that is too long', (_, card) => {
      expect(() => provider.plan({...track, prompt: 'x'.repeat(card.characters + 1)}, card)).toThrow(
        'at most',
      );
    });

    test.each(each)('%s: another description, length, voice or take is another request', (_, card) => {
      const changes: Partial<MusicRequest>[] = [
        {},
        {prompt: 'Fast'},
        {seconds: 30},
        {instrumental: false},
        {take: 2},
      ];
      const keys = changes.map((change) => requestKey(provider.plan({...track, ...change}, card)));
      expect(new Set(keys).size).toBe(keys.length);
    });

    test.each(each)('%s costs more for a longer track, and its rights fit a rights record', (_, card) => {
      const cost = (seconds: number): number =>
        provider.estimate(provider.plan({...track, seconds}, card)).usd;
      expect(cost(60)).toBeGreaterThan(cost(20));
      const record = {
        ...card.rights,
        title: 'A bed',
        files: ['music/bed.mp3'],
        term: {from: '2026-11-30', to: null},
        proof: 'An order',
      };
      expect(RightsRecord.safeParse(record).error).toBeUndefined();
    });
  });
}
