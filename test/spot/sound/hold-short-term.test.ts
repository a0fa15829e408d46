import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyGains, holdShortTerm} from '../../../src/spot/sound/hold-short-term.ts';

test('a sound whose loudest three seconds are within the limit is left alone', () => {
  expect(holdShortTerm([-23, -20, -18.01], -18)).toBeUndefined();
});

test('every tenth of the loudest three seconds comes down by what they are too loud, and the others stay', () => {
  const shortTerms = [...Array.from({length: 60}, () => -24), -16, ...Array.from({length: 60}, () => -24)];
  const gains = holdShortTerm(shortTerms, -18) ?? [];
  // The window that is measured at 60 is that of the tenths 31 to 60.
  expect(gains.slice(31, 61).every((gain) => Math.abs(gain + 2.3) < 1e-9)).toBe(true);
  expect(gains.slice(0, 31).every((gain) => gain === 0)).toBe(true);
  expect(gains.slice(61).every((gain) => gain === 0)).toBe(true);
});

test('no three seconds are above the limit after the gains, wherever the loud parts are', () => {
  const loudness = fc.array(fc.double({min: -50, max: -5, noNaN: true}), {minLength: 31, maxLength: 120});
  fc.assert(
    fc.property(loudness, (tenths) => {
      const power = tenths.map((each) => 10 ** (each / 10));
      const windows = (of: readonly number[]): number[] =>
        of.map((_, at) =>
          at < 29
            ? Number.NEGATIVE_INFINITY
            : 10 * Math.log10(of.slice(at - 29, at + 1).reduce((a, b) => a + b, 0) / 30),
        );
      const gains = holdShortTerm(windows(power), -18);
      if (!gains) return;
      const held = power.map((each, at) => each * 10 ** ((gains[at] ?? 0) / 10));
      for (const window of windows(held)) expect(window).toBeLessThanOrEqual(-18 + 1e-6);
    }),
  );
});

test('gains change evenly between two tenths, and never turn a sample up', () => {
  const samples = new Float32Array(1000).fill(1);
  const out = applyGains(samples, 1000, [0, -6, -6, 0]);
  expect(out[0]).toBeCloseTo(1);
  expect(out[50]).toBeCloseTo(10 ** (-3 / 20), 3);
  expect(out[150]).toBeCloseTo(10 ** (-6 / 20), 3);
  expect(out[999]).toBeCloseTo(1);
});
