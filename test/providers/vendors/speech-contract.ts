import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {SpeechCard} from '../../../src/providers/contract/card.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {requestKey, type SpeechRequest} from '../../../src/providers/contract/request.ts';

/** A line that every voice can speak. */
export const spokenLine: SpeechRequest = {
  kind: 'speech',
  text: 'It stays cold until noon.',
  voice: 'ada',
  language: 'en',
  speed: 1.1,
  take: 1,
};

/** What the plan of every provider of speech has to do: send each field as asked, or list it. */
export function speechContract(
  provider: Provider<SpeechRequest, SpeechCard>,
  line: SpeechRequest = spokenLine,
): void {
  describe(`${provider.id}, plans of lines`, () => {
    const each = provider.models.map((card) => [card.id, card] as const);

    test.each(each)('%s is sent every field as asked, or the plan lists it', (_, card) => {
      const asked = fc.record({
        text: fc.stringMatching(/^[A-Za-z ,.!?äöü]{1,200}$/),
        speed: fc.constantFrom(0.5, 0.9, 1, 1.25, 2),
        style: fc.option(fc.constantFrom('calm', 'like a friend'), {nil: undefined}),
        language: fc.constantFrom('en', 'en-US', 'de-AT', 'pt-BR'),
      });
      fc.assert(
        fc.property(asked, ({style, ...fields}) => {
          const {style: _style, ...plain} = line;
          const request = {...plain, ...fields, ...(style === undefined ? {} : {style})};
          const planned = provider.plan(request, card);
          expect(provider.plan(request, card)).toEqual(planned);
          const values = Object.values(planned.params);
          const listed = planned.altered.map(({field}) => field);
          expect(values).toContain(request.text);
          if (request.speed !== 1)
            expect(values.includes(request.speed) || listed.includes('speed')).toBe(true);
          if (style !== undefined) expect(values.includes(style) || listed.includes('style')).toBe(true);
          expect(values.includes(request.language) || listed.includes('language')).toBe(true);
          expect(provider.estimate(planned).usd).toBeGreaterThanOrEqual(0);
        }),
        {numRuns: 60},
      );
    });

    test.each(each)('%s refuses what it cannot speak, and never speaks it with another voice', (_, card) => {
      expect(() => provider.plan({...line, text: 'x'.repeat(card.characters + 1)}, card)).toThrow('at most');
      expect(() => provider.plan({...line, language: 'tlh'}, card)).toThrow('one of the languages');
      if (card.voices)
        expect(() => provider.plan({...line, voice: 'nobody'}, card)).toThrow('one of the voices');
    });

    test.each(each)('%s: another voice, text, speed or take is another request', (_, card) => {
      const changes: Partial<SpeechRequest>[] = [
        {text: 'It stays warm.'},
        {speed: 1},
        {take: 2},
        ...(card.standsIn ? [] : [{voice: card.voices?.[1] ?? 'grace'}]),
      ];
      const keys = [{}, ...changes].map((change) => requestKey(provider.plan({...line, ...change}, card)));
      expect(new Set(keys).size).toBe(keys.length);
    });
  });
}
