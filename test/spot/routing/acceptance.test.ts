import fc from 'fast-check';
import {expect, test} from 'vitest';
import {acceptanceOf, hopeOf, type Verdict} from '../../../src/spot/routing/acceptance.ts';

const verdicts = (accepted: number, rejected: number): Verdict[] =>
  [...Array(accepted).fill(true), ...Array(rejected).fill(false)].map((each) => ({
    model: 'm',
    kind: 'scene',
    accepted: each,
  }));

test('without verdicts, the acceptance is that of the card', () => {
  expect(acceptanceOf('m', 'scene', 0.8, []).mean).toBeCloseTo(0.8);
  expect(acceptanceOf('m', 'scene', undefined, []).mean).toBeCloseTo(0.3);
  expect(acceptanceOf('m', 'scene', 1, []).mean).toBeLessThan(1);
});

test('a kept take raises what is expected, a rejected one lowers it, and either makes it surer', () => {
  const count = fc.integer({min: 0, max: 30});
  fc.assert(
    fc.property(fc.double({min: 0, max: 1, noNaN: true}), count, count, (prior, yes, no) => {
      const now = acceptanceOf('m', 'scene', prior, verdicts(yes, no));
      expect(acceptanceOf('m', 'scene', prior, verdicts(yes + 1, no)).mean).toBeGreaterThan(now.mean);
      expect(acceptanceOf('m', 'scene', prior, verdicts(yes, no + 1)).mean).toBeLessThan(now.mean);
      expect(acceptanceOf('m', 'scene', prior, verdicts(yes * 4 + 8, no * 4 + 8)).spread).toBeLessThan(
        now.spread + 0.05,
      );
      expect(now).toMatchObject({accepted: yes, rejected: no});
    }),
  );
});

test('a hundred verdicts outweigh any card', () => {
  expect(acceptanceOf('m', 'scene', 0.95, verdicts(10, 90)).mean).toBeLessThan(0.15);
  expect(acceptanceOf('m', 'scene', 0.05, verdicts(90, 10)).mean).toBeGreaterThan(0.85);
});

test('verdicts on other models and other kinds say nothing', () => {
  const others: Verdict[] = [
    {model: 'n', kind: 'scene', accepted: true},
    {model: 'm', kind: 'texture', accepted: true},
  ];
  expect(acceptanceOf('m', 'scene', 0.5, others)).toEqual(acceptanceOf('m', 'scene', 0.5, []));
});

test('hope is never below the mean nor above 1, and is smaller for what is known better', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 0, max: 50}),
      fc.integer({min: 0, max: 50}),
      fc.integer({min: 0, max: 500}),
      (yes, no, judged) => {
        const acceptance = acceptanceOf('m', 'scene', 0.5, verdicts(yes, no));
        const hope = hopeOf(acceptance, judged);
        expect(hope).toBeGreaterThanOrEqual(acceptance.mean);
        expect(hope).toBeLessThanOrEqual(1);
      },
    ),
  );
  const room = (times: number): number => {
    const acceptance = acceptanceOf('m', 'scene', 0.5, verdicts(times, times));
    return hopeOf(acceptance, 40) - acceptance.mean;
  };
  expect(room(20)).toBeLessThan(room(2));
});
