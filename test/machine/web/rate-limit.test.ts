import fc from 'fast-check';
import {expect, test} from 'vitest';
import {openRateLimit} from '../../../src/machine/web/rate-limit.ts';

test('a key may do as much as its rate says, whenever it does it, and no key takes from another', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 20}),
      fc.integer({min: 1, max: 50}),
      fc.array(fc.tuple(fc.nat({max: 400}), fc.constantFrom('a', 'b')), {maxLength: 200}),
      (burst, perSecond, steps) => {
        let now = 0;
        const may = openRateLimit({burst, perSecond}, () => now);
        const done = {a: 0, b: 0};
        for (const [wait, key] of steps) {
          now += wait;
          if (may(key as 'a' | 'b')) done[key as 'a' | 'b'] += 1;
        }
        for (const count of Object.values(done))
          expect(count).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
        // After a long time, all of the burst is there again.
        now += 1e9;
        const again = Array.from({length: burst + 1}, () => may('a'));
        expect(again.filter(Boolean)).toHaveLength(burst);
      },
    ),
  );
});

test('a key that was forgotten for many others begins anew, and the memory stays bounded', () => {
  const may = openRateLimit({burst: 1, perSecond: 0}, () => 0);
  expect([may('first'), may('first')]).toEqual([true, false]);
  for (let key = 0; key < 10_001; key++) may(String(key));
  expect(may('first')).toBe(true);
});
