import fc from 'fast-check';
import {expect, test} from 'vitest';
import {EditSound} from '../../../src/spot/documents/edit-sound.ts';
import {sonicLogoFor, sonicLogoStart} from '../../../src/spot/sound/sonic-logo.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';

const spot = {
  fps: 30 as const,
  frames: 300,
  slots: {hook: {from: 0, frames: 90}, offer: {from: 90, frames: 210}},
};
const chosen = (sonicLogo: unknown[] | undefined, more: object = {}) =>
  sonicLogoFor(
    sonicLogo && EditSound.parse({sonicLogo}),
    SpotProps.parse({template: 't', brand: 'b', copy: {}, seconds: 10, ...more}),
  );

test('without an entry the sonic logo is heard as it is in its file, and the bed is quieter under it', () => {
  const usual = {play: true, at: 0, gain: 0, duck: 9, entry: -1};
  expect(chosen(undefined)).toEqual(usual);
  expect(chosen([])).toEqual(usual);
  // The defaults of an entry are those without one.
  expect(chosen([{}])).toEqual({...usual, entry: 0});
});

test('the first entry that is for a variant counts, so that one variant can be silent and another moved', () => {
  const entries = [
    {only: {seconds: 6}, play: false},
    {only: {language: 'de'}, slot: 'offer', gain: -3},
    {duck: 4},
  ];
  expect(chosen(entries, {seconds: 6, language: 'de'})).toMatchObject({play: false, entry: 0});
  expect(chosen(entries, {language: 'de'})).toMatchObject({slot: 'offer', gain: -3, duck: 9, entry: 1});
  expect(chosen(entries)).toMatchObject({play: true, duck: 4, entry: 2});
});

test('it ends with the spot, or begins with a slot, and `at` moves it', () => {
  expect(sonicLogoStart({at: 0}, 1.5, spot)).toBe(8.5);
  expect(sonicLogoStart({at: -0.5}, 1.5, spot)).toBe(8);
  expect(sonicLogoStart({slot: 'offer', at: 0}, 1.5, spot)).toBe(3);
  expect(sonicLogoStart({slot: 'offer', at: 0.4}, 1.5, spot)).toBeCloseTo(3.4);
});

test('in a variant without its slot it ends with the spot, whatever `at` is: that is a distance from the slot', () => {
  fc.assert(
    fc.property(fc.double({min: -60, max: 180, noNaN: true}), (at) => {
      expect(sonicLogoStart({slot: 'proof', at}, 1.5, spot)).toBe(8.5);
    }),
  );
});

test('it never begins before the spot, and without `at` it never ends after it', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 5400}),
      fc.double({min: 0.1, max: 60, noNaN: true}),
      fc.integer({min: -60, max: 0}),
      (frames, seconds, at) => {
        const start = sonicLogoStart({at}, seconds, {fps: 30, frames, slots: {}});
        expect(start).toBeGreaterThanOrEqual(0);
        if (seconds <= frames / 30) expect(start + seconds).toBeLessThanOrEqual(frames / 30 + 1e-9);
      },
    ),
  );
});
