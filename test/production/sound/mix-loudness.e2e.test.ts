import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import {mixLoudness} from '../../../src/production/sound/mix-loudness.ts';
import {mixFindings} from '../../../src/spot/findings/mix-findings.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const {loudness} = placementOf({format: '9:16'});

/** The warnings of a mix of 3 s with one bed, which ffmpeg makes. */
async function warningsOf(source: string) {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const made = ['-f', 'lavfi', '-i', source, '-c:a', 'pcm_f32le'];
  const src = await store.put(await makeMedia(made, join(folder, 'bed.wav')));
  const sound: MixPlan = {
    seconds: 3,
    bed: {src, pieces: [{from: 0, to: 3}], fade: 0.05},
    cues: [],
    loudness,
  };
  const mixed = await mix(sound, {store, tools});
  const measured = await mixLoudness(mixed, {store, tools});
  expect(await mixLoudness(mixed, {store, tools: {...tools, ffmpeg: 'none'}})).toEqual(measured);
  return mixFindings('a', {sound, loudness: measured});
}

test('music reaches its loudness without a warning', async () => {
  expect(await warningsOf('anoisesrc=d=3:c=pink:a=0.1:r=48000:seed=1')).toEqual([]);
});

test('a bed of single clicks has no room for its loudness under its peak: the figures of the mix say so', async () => {
  const [finding, ...more] = await warningsOf("aevalsrc='0.9*lt(mod(t,0.5),0.00003)':d=3:s=48000");
  expect(more).toEqual([]);
  expect(finding).toMatchObject({rule: 'mix-loudness', expected: 'a mix of -14 LUFS, within 0.5 LU'});
  const {lufs, peak} = (finding?.evidence ?? {}) as {lufs: number; peak: number};
  expect(lufs).toBeLessThan(-20);
  expect(peak).toBeLessThanOrEqual(-1);
  expect(finding?.got).toContain(`${lufs.toFixed(1)} LUFS with a true peak of ${peak.toFixed(1)} dBTP`);
});

test('a bed that is almost silent is told as silence', async () => {
  expect(await warningsOf("aevalsrc='0.000001*sin(440*2*PI*t)':d=3:s=48000")).toMatchObject([
    {rule: 'mix-loudness', got: expect.stringContaining('silence'), evidence: {lufs: null}},
  ]);
});
