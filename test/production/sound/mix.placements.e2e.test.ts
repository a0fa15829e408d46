import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {measureLoudness} from '../../../src/machine/media/loudness.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {expectLoudness} from '../../support/master-loudness.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const plan = (more: Partial<MixPlan>): MixPlan => ({
  seconds: 5,
  bed: null,
  cues: [],
  loudness: placementOf({format: '9:16'}).loudness,
  ...more,
});

test('a mix for television stays below its limit for three seconds, and has its loudness and its peak', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  // 11 quiet seconds, and 4 that are 12 dB louder.
  const source = "anoisesrc=d=15:c=pink:a=0.1:r=48000:seed=3,volume='if(between(t,6,10),1,0.25)':eval=frame";
  const bed = await store.put(await makeMedia(['-f', 'lavfi', '-i', source], join(folder, 'loud.wav')));
  const loudness = placementOf({format: '16:9', placements: ['tv-ebu']}).loudness;
  expect(loudness).toEqual({lufs: -23, peak: -1, shortTerm: -18});
  const plain = {seconds: 15, bed: {src: bed, pieces: [{from: 0, to: 15}], fade: 0.05}};
  const measured = async (wanted: MixPlan['loudness']) =>
    measureLoudness(tools, store.path(await mix(plan({...plain, loudness: wanted}), {store, tools})));
  expect((await measured({lufs: -23, peak: -1})).shortTerm).toBeGreaterThan(-18.5);
  const held = await measured({...loudness, shortTerm: -20});
  expect(held.shortTerm).toBeLessThanOrEqual(-20);
  expect(Math.abs(held.lufs + 23)).toBeLessThan(0.5);
  expect(held.peak).toBeLessThanOrEqual(-1);
});

test('each placement gets its own loudness', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const noise = ['-f', 'lavfi', '-i', 'anoisesrc=d=5:c=pink:a=0.1:r=48000:seed=1'];
  const bed = await store.put(await makeMedia(noise, join(folder, 'bed.wav')));
  const cases: [placement: string, format: '9:16' | '16:9', lufs: number, peak: number][] = [
    ['meta-reels', '9:16', -14, -1],
    ['snapchat', '9:16', -16, -1],
    ['tv-ebu', '16:9', -23, -1],
    ['tv-us', '16:9', -24, -2],
  ];
  for (const [placement, format, lufs, peak] of cases) {
    const {loudness} = placementOf({format, placements: [placement]});
    const src = await mix(plan({bed: {src: bed, pieces: [{from: 0, to: 5}], fade: 0.1}, loudness}), {
      store,
      tools,
    });
    const found = await measureLoudness(tools, store.path(src));
    expect(Math.abs(found.lufs - lufs), placement).toBeLessThan(0.5);
    expect(found.peak, placement).toBeLessThanOrEqual(peak);
    await expectLoudness(store.path(src), loudness);
  }
});

test('only the band of speech of the bed ducks where the edit asks for it, and the rest stays', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const made = async (source: string, name: string) =>
    store.put(await makeMedia(['-f', 'lavfi', '-i', source], join(folder, name)));
  // A bass of 80 Hz and a tone of 1 kHz, under a voice of 2 s.
  const bed = {
    src: await made("aevalsrc='0.3*sin(2*PI*80*t)+0.3*sin(2*PI*1000*t)':d=5:s=48000", 'bed.wav'),
    pieces: [{from: 0, to: 5}],
    fade: 0.05,
  };
  const voice = {src: await made('sine=f=2500:d=2:r=48000', 'voice.wav'), gain: 0, bedGain: 0};
  const duckedBy = async (hertz: number, band: 'whole' | 'speech'): Promise<number> => {
    const duck = {amount: 12, attack: 40, release: 450, band};
    const src = await mix(plan({seconds: 5, bed, voice: {...voice, duck}}), {store, tools});
    const [sound = new Float32Array(0)] = (await decodeSound(tools, store.path(src))).channels;
    const level = (from: number): number => {
      let [re, im] = [0, 0];
      for (let at = 0; at < 48_000; at++) {
        const angle = (2 * Math.PI * hertz * at) / 48_000;
        re += (sound[Math.round(from * 48_000) + at] ?? 0) * Math.cos(angle);
        im += (sound[Math.round(from * 48_000) + at] ?? 0) * Math.sin(angle);
      }
      return 20 * Math.log10(Math.hypot(re, im));
    };
    return level(3.8) - level(0.8);
  };
  expect(await duckedBy(1000, 'speech')).toBeGreaterThan(6);
  expect(Math.abs(await duckedBy(80, 'speech'))).toBeLessThan(1.5);
  expect(await duckedBy(80, 'whole')).toBeGreaterThan(6);
});
