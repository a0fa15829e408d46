import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

test('under a sonic logo the bed is quieter by its amount, without a click, and then comes back', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const made = async (source: string, name: string) =>
    store.put(await makeMedia(['-f', 'lavfi', '-i', source], join(folder, name)));
  const bed = await made('sine=f=1000:d=6:r=48000', 'bed.wav');
  const logo = await made('sine=f=3000:d=1.5:r=48000', 'logo.wav');
  const plan: MixPlan = {
    seconds: 6,
    bed: {src: bed, pieces: [{from: 0, to: 6}], fade: 0.05},
    cues: [{src: logo, at: 2, gain: 0, duck: {amount: 9, seconds: 1.5}}],
    loudness: {lufs: -23, peak: -1},
  };
  const [sound = new Float32Array(0)] = (
    await decodeSound(tools, store.path(await mix(plan, {store, tools})))
  ).channels;
  /** The level in decibels of a tone in the half second from a second on. */
  const level = (hertz: number, from: number): number => {
    let [re, im] = [0, 0];
    for (let at = 0; at < 24_000; at++) {
      const angle = (2 * Math.PI * hertz * at) / 48_000;
      re += (sound[from * 48_000 + at] ?? 0) * Math.cos(angle);
      im += (sound[from * 48_000 + at] ?? 0) * Math.sin(angle);
    }
    return 20 * Math.log10(Math.hypot(re, im));
  };
  expect(level(1000, 1) - level(1000, 2.5)).toBeCloseTo(9, 0);
  expect(Math.abs(level(1000, 1) - level(1000, 4.5))).toBeLessThan(0.2);
  expect(level(3000, 2.5)).toBeGreaterThan(level(3000, 4.5) + 40);
  // The steepest step before the logo begins is that of the tone of the bed.
  const peak = sound.slice(48_000, 72_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let steepest = 0;
  for (let at = 48_000; at < 95_000; at++)
    steepest = Math.max(steepest, Math.abs((sound[at] ?? 0) - (sound[at - 1] ?? 0)));
  expect(steepest).toBeLessThan(((2 * Math.PI * 1000) / 48_000) * peak * 1.3);
});
