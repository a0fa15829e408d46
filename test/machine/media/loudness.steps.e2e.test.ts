import {expect, test} from 'vitest';
import {measureLoudness, momentaryLoudness} from '../../../src/machine/media/loudness.ts';
import {tools} from '../../support/tools.ts';
import {type Part, stereo, tone} from './ebu-signals.ts';

const SEGMENTS = Array.from({length: 20}, (_, index) => index);
const NOTHING = Number.NEGATIVE_INFINITY;

/** Measurements of momentary loudness are a tenth of a second apart: a tone is measured whole only if it begins on one of them. */
const STEP = 0.02;
const SHIFTS = [0, 1, 2, 3, 4].map((shift) => shift * STEP);

/** The momentary loudness of a signal, every 20 ms. */
async function momentary(parts: readonly Part[]): Promise<{at: number; loudness: number}[]> {
  const found = [];
  for (const shift of SHIFTS) {
    const all = await momentaryLoudness(tools, stereo(tone([[NOTHING, shift], ...parts])));
    found.push(...all.map((loudness, index) => ({at: (index + 1) / 10 - shift, loudness})));
  }
  return found;
}

/** The loudest measurement from one second up to another. */
const loudestIn = (all: readonly {at: number; loudness: number}[], from: number, to: number): number =>
  Math.max(...all.filter(({at}) => at > from && at <= to).map(({loudness}) => loudness));

test('the short-term loudness of the successive tones of signal 11 of EBU Tech 3341 rises from -38 to -19 LUFS', async () => {
  const parts = SEGMENTS.flatMap((index): Part[] => [
    [NOTHING, index * 0.15],
    [index - 38, 3],
    [NOTHING, 3 - index * 0.15],
  ]);
  const {shortTerms} = await measureLoudness(tools, stereo(tone(parts)));
  const all = shortTerms.map((loudness, index) => ({at: (index + 1) / 10, loudness}));
  for (const index of SEGMENTS)
    expect(
      Math.abs(loudestIn(all, 6 * index, 6 * index + 6) - (index - 38)),
      `tone ${index}`,
    ).toBeLessThanOrEqual(0.1);
});

test('the momentary loudness of signal 12 of EBU Tech 3341 stays at -23 LUFS from the first second on', async () => {
  const parts = Array.from({length: 25}, (): Part[] => [
    [-20, 0.18],
    [-30, 0.22],
  ]).flat();
  const all = (await momentaryLoudness(tools, stereo(tone(parts)))).slice(10);
  expect(all.length).toBeGreaterThan(85);
  for (const loudness of all) expect(Math.abs(loudness + 23)).toBeLessThanOrEqual(0.1);
});

test('the loudest 0.4 s of each part of signal 13 of EBU Tech 3341 are found wherever they begin', async () => {
  const parts = SEGMENTS.flatMap((index): Part[] => [
    [NOTHING, index * 0.02],
    [-23, 0.4],
    [NOTHING, 1.6 - index * 0.02],
  ]);
  const all = await momentary(parts);
  for (const index of SEGMENTS)
    expect(Math.abs(loudestIn(all, 2 * index, 2 * index + 2) + 23), `part ${index}`).toBeLessThanOrEqual(0.1);
});

test('the momentary loudness of the successive tones of signal 14 of EBU Tech 3341 rises from -38 to -19 LUFS', async () => {
  const parts = SEGMENTS.flatMap((index): Part[] => [
    [NOTHING, index * 0.02],
    [index - 38, 0.4],
    [NOTHING, 0.4 - index * 0.02],
  ]);
  const all = await momentary(parts);
  for (const index of SEGMENTS)
    expect(
      Math.abs(loudestIn(all, 0.8 * index, 0.8 * index + 0.8) - (index - 38)),
      `tone ${index}`,
    ).toBeLessThanOrEqual(0.1);
});

test('a tone of 0.4 s that begins between two measurements reads at most 0.6 LU too low', async () => {
  const readings = await momentaryLoudness(
    tools,
    stereo(
      tone([
        [NOTHING, 0.05],
        [-23, 0.4],
        [NOTHING, 1],
      ]),
    ),
  );
  const loudest = Math.max(...readings);
  expect(loudest).toBeLessThan(-23.4);
  expect(loudest).toBeGreaterThanOrEqual(-23.7);
});
