import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore, type Store} from '../../../src/machine/files/store.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {measureLoudness} from '../../../src/machine/media/loudness.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {run} from '../../../src/machine/process/child.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import {roomTone} from '../../../src/spot/sound/room-tone.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {expectLoudness} from '../../support/master-loudness.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** A store with a quiet bed of noise and tones, and a click that begins with its first sample. */
async function withSounds(): Promise<{store: Store; bed: string; click: string}> {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const bed = await makeMedia(
    [
      '-f',
      'lavfi',
      '-i',
      'anoisesrc=d=8:c=pink:a=0.05:r=48000:seed=1',
      '-f',
      'lavfi',
      '-i',
      'sine=f=220:d=8:r=48000',
      '-filter_complex',
      'amix=inputs=2:normalize=0,volume=0.3',
    ],
    join(folder, 'bed.wav'),
  );
  const click = await makeMedia(
    ['-f', 'lavfi', '-i', 'aevalsrc=0.9*exp(-t*60):d=0.1:s=48000'],
    join(folder, 'click.wav'),
  );
  return {store, bed: await store.put(bed), click: await store.put(click)};
}

const plan = (more: Partial<MixPlan>): MixPlan => ({
  seconds: 5,
  bed: null,
  cues: [],
  loudness: placementOf({format: '9:16'}).loudness,
  ...more,
});

async function samples(file: string): Promise<Float32Array> {
  const {stdout} = await run(tools.ffmpeg, ['-v', 'error', '-i', file, '-ac', '1', '-f', 'f32le', '-']);
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length / 4);
}

test('a mix comes to its loudness and stays under its true peak', async () => {
  const {store, bed, click} = await withSounds();
  const pieces = [
    {from: 0, to: 2.5},
    {from: 5, to: 7.5},
  ];
  const src = await mix(plan({bed: {src: bed, pieces, fade: 0.1}, cues: [{src: click, at: 1, gain: 6}]}), {
    store,
    tools,
  });
  await expectLoudness(store.path(src), placementOf({format: '9:16'}).loudness);
});

test('sharp sounds, whose peaks rise when they are encoded, stay under the true peak as well', async () => {
  const {store} = await withSounds();
  const bursts = await makeMedia(
    [
      '-f',
      'lavfi',
      '-i',
      "aevalsrc='(random(0)-0.5)*exp(-18*mod(t,0.3))+0.5*lt(mod(t,0.3),0.002)':d=5:s=48000",
    ],
    join(temporaryFolder(), 'bursts.wav'),
  );
  const bed = {src: await store.put(bursts), pieces: [{from: 0, to: 5}], fade: 0.1};
  const {lufs, peak} = placementOf({format: '9:16'}).loudness;
  const measured = await measureLoudness(tools, store.path(await mix(plan({bed}), {store, tools})));
  expect(measured.peak).toBeLessThanOrEqual(peak);
  // Such a sound has no room left for its loudness under that peak.
  expect(Math.abs(measured.lufs - lufs)).toBeLessThan(1);
});

test('a cue sounds on its frame: within 5 ms after it was encoded', async () => {
  const {store, click} = await withSounds();
  const at = 70 / 30;
  const src = await mix(plan({cues: [{src: click, at, gain: 0}]}), {store, tools});
  const sound = await samples(store.path(src));
  const loudest = sound.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(sound[best] ?? 0) ? index : best),
    0,
  );
  expect(Math.abs(loudest / 48_000 - at)).toBeLessThan(0.005);
});

test('a mix is as long as its plan, to a packet, and equal plans are one file', async () => {
  const {store, click} = await withSounds();
  const same = () => mix(plan({seconds: 4.2, cues: [{src: click, at: 0.5, gain: 0}]}), {store, tools});
  const src = await same();
  expect(await same()).toBe(src);
  const {audio} = await probe(tools, store.path(src));
  expect(audio).toMatchObject({codec: 'aac', rate: 48_000, channels: 2});
  expect(Math.abs((audio?.seconds ?? 0) - 4.2)).toBeLessThan(1024 / 48_000);
});

test('a spot without bed and cues gets silence, not an error', async () => {
  const {store} = await withSounds();
  const src = await mix(plan({seconds: 1}), {store, tools});
  expect((await measureLoudness(tools, store.path(src))).lufs).toBe(Number.NEGATIVE_INFINITY);
  expect((await samples(store.path(src))).every((value) => Math.abs(value) < 1e-4)).toBe(true);
});

test('a jump between two pieces of a bed does not click', async () => {
  const {store} = await withSounds();
  const tone = await store.put(
    await makeMedia(['-f', 'lavfi', '-i', 'sine=f=200:d=8:r=48000'], join(store.scratch, 'tone.wav')),
  );
  const src = await mix(
    plan({
      seconds: 4,
      bed: {
        src: tone,
        pieces: [
          {from: 0, to: 2.0011},
          {from: 4.0034, to: 6.0023},
        ],
        fade: 0.05,
      },
    }),
    {store, tools},
  );
  const sound = await samples(store.path(src));
  let steepest = 0;
  for (let index = 1000; index < sound.length - 5000; index++)
    steepest = Math.max(steepest, Math.abs((sound[index] ?? 0) - (sound[index - 1] ?? 0)));
  const peak = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // A sine's own steepest step is 2 pi f / rate of its peak; a click would be many times that.
  expect(steepest).toBeLessThan(((2 * Math.PI * 200) / 48_000) * peak * 2.5);
});

test('a bed that is repeated to its last sample sounds to the end, on its beat', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  // A click at the start of 0.5 s, and quiet noise.
  const source = "aevalsrc='0.8*exp(-t*80)+0.02*sin(2000*t)':d=0.5:s=48000";
  const bed = await store.put(await makeMedia(['-f', 'lavfi', '-i', source], join(folder, 'loop.wav')));
  const pieces = Array.from({length: 10}, () => ({from: 0, to: 0.5}));
  const heard = await samples(
    store.path(await mix(plan({bed: {src: bed, pieces, fade: 0.05}}), {store, tools})),
  );
  const loudest = (from: number, to: number): number => {
    let at = from;
    for (let index = from; index < to; index++)
      if (Math.abs(heard[index] ?? 0) > Math.abs(heard[at] ?? 0)) at = index;
    return at;
  };
  const last = loudest(48_000 * 4.3, 48_000 * 4.8);
  expect(Math.abs(last / 48_000 - 4.5)).toBeLessThan(0.015);
});

test('the bed gives way while the voice speaks, and comes back after it', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const sine = async (hertz: number, seconds: number) =>
    store.put(
      await makeMedia(
        ['-f', 'lavfi', '-i', `sine=f=${hertz}:d=${seconds}:r=48000`],
        join(folder, `${hertz}.wav`),
      ),
    );
  const bed = {src: await sine(220, 6), pieces: [{from: 0, to: 6}], fade: 0.05};
  const voice = {src: await sine(1500, 2), gain: 0, bedGain: 0};
  const level = async (more: Partial<MixPlan>, from: number): Promise<number> => {
    const sound = await samples(store.path(await mix(plan({seconds: 6, bed, ...more}), {store, tools})));
    // The part of 220 Hz (Goertzel), in a second.
    const [start, length] = [Math.round(from * 48_000), 48_000];
    let [re, im] = [0, 0];
    for (let at = 0; at < length; at++) {
      const angle = (2 * Math.PI * 220 * at) / 48_000;
      re += (sound[start + at] ?? 0) * Math.cos(angle);
      im += (sound[start + at] ?? 0) * Math.sin(angle);
    }
    return 20 * Math.log10(Math.hypot(re, im) / length);
  };
  const under = (await level({voice}, 0.5)) - (await level({voice}, 4));
  expect(under).toBeLessThan(-8);
  expect(under).toBeGreaterThan(-20);
  expect(Math.abs((await level({}, 0.5)) - (await level({}, 4)))).toBeLessThan(0.5);
});

test('room tone has its level in the mix, whatever the loudness of the rest: a silent clip, a very quiet one, a bed', async () => {
  const {store, bed} = await withSounds();
  const folder = temporaryFolder();
  const tone = roomTone(2 * 48_000);
  await writeSound({rate: 48_000, channels: [tone, tone]}, join(folder, 'room.wav'));
  const room = {
    src: await store.put(join(folder, 'room.wav')),
    gain: -50,
    spans: [{at: 3, seconds: 2}],
  };
  const clip = async (name: string, source: string) => {
    const file = await makeMedia(['-f', 'lavfi', '-i', source, '-t', '4'], join(folder, name));
    return {src: await store.put(file), from: 0, seconds: 2.5, at: 0, speed: 1, gain: 0, slot: 'a'};
  };
  const level = async (more: Partial<MixPlan>): Promise<number> => {
    const {channels} = await decodeSound(tools, store.path(await mix(plan({room, ...more}), {store, tools})));
    const [heard = new Float32Array()] = channels;
    const part = heard.slice(3.5 * 48_000, 4.5 * 48_000);
    return 10 * Math.log10(part.reduce((sum, each) => sum + each * each, 1e-12) / part.length);
  };
  const silent = await clip('silent.wav', 'anullsrc=r=48000');
  const quiet = await clip('quiet.wav', 'sine=f=500:r=48000,volume=-30dB');
  const hiss = await clip('hiss.wav', 'anoisesrc=a=0.00005:r=48000:seed=3');
  for (const more of [{}, {clips: [silent]}, {clips: [quiet]}, {clips: [hiss]}])
    expect(Math.abs((await level(more)) + 50)).toBeLessThan(1.5);
  const pieces = [{from: 0, to: 2.9}];
  expect(Math.abs((await level({bed: {src: bed, pieces, fade: 0.1}})) + 50)).toBeLessThan(1.5);
});
