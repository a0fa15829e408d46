import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../../src/machine/files/store.ts';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {measureVoice} from '../../../../../src/production/check/measure/measure-voice.ts';
import {soundVoice} from '../../../../../src/production/check/rules/sound/sound-voice.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import type {MixPlan} from '../../../../../src/spot/sound/mix-plan.ts';
import {temporaryFolder} from '../../../../support/folder.ts';
import {makeMedia, tools} from '../../../../support/tools.ts';

const SPOT = {fps: 30, frames: 120};

/** What is found in a voice that is so many LU over the rest in each tenth of a second; null where it does not speak. */
function found(over: readonly (number | null)[]) {
  const voice = {
    voice: over.map((each) => (each === null ? -80 : -18)),
    rest: over.map((each) => (each === null ? -14 : -18 - each)),
  };
  return applyRule(soundVoice, {spot: SPOT, voice} as CheckedMaster, 'a').map(({severity, frames, got}) => ({
    severity,
    from: frames?.from,
    got,
  }));
}

const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

test('a voice that is less than 4 LU louder than the rest is an error, less than 10 LU a warning', () => {
  expect(found(times(20, 3.9))).toEqual([{severity: 'error', from: 0, got: '3.9 LU, for 2.0 s'}]);
  expect(found(times(20, 4.1))).toEqual([{severity: 'warning', from: 0, got: '4.1 LU, for 2.0 s'}]);
  expect(found(times(20, 10.1))).toEqual([]);
});

test('music counts only while the voice speaks', () => {
  expect(found([...times(10, 12), ...times(10, null), ...times(10, 12)])).toEqual([]);
  expect(found([...times(20, null), ...times(10, 2)])).toEqual([
    {severity: 'error', from: 60, got: '2.0 LU, for 1.0 s'},
  ]);
});

test('a voice that can be heard in a few syllables only is drowned', () => {
  const syllables = Array.from({length: 20}, (_, block) => (block % 3 === 2 ? 14 : 2));
  expect(found(syllables)).toMatchObject([{severity: 'error', from: 0}]);
});

test('a short sound over a syllable, and a mix without a voice, are no fault', () => {
  expect(found([...times(10, 14), ...times(4, 0), ...times(10, 14)])).toEqual([]);
  expect(applyRule(soundVoice, {spot: SPOT, voice: null} as CheckedMaster, 'a')).toEqual([]);
});

test('the voice and the rest of a mix are measured as they are heard: the bed as the voice ducks it, and cues', async () => {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'store'));
  const tone = async (name: string, hertz: number, volume: number) =>
    store.put(
      await makeMedia(
        ['-f', 'lavfi', '-i', `sine=frequency=${hertz}:sample_rate=48000:duration=3,volume=${volume}dB`],
        join(folder, name),
      ),
    );
  const [speech, bed, cue] = [
    await tone('v.wav', 440, 0),
    await tone('b.wav', 880, 0),
    await tone('c.wav', 700, 0),
  ];
  const plan = (bedGain: number, cues: MixPlan['cues'] = []): MixPlan => ({
    seconds: 3,
    bed: {src: bed, pieces: [{from: 0, to: 3}], fade: 0.05},
    cues,
    loudness: {lufs: -14, peak: -1},
    voice: {src: speech, gain: 0, bedGain},
  });
  const at = async (each: MixPlan) => {
    const measured = await measureVoice(each, {store, tools});
    return {voice: measured?.voice[20] ?? 0, rest: measured?.rest[20] ?? 0};
  };
  const usual = await at(plan(-3));
  expect(usual.voice - usual.rest).toBeGreaterThan(10);
  const loud = await at(plan(12));
  expect(loud.voice).toBeCloseTo(usual.voice, 1);
  expect(loud.rest - usual.rest).toBeCloseTo(15, 0);
  const covered = await at(plan(-3, [{src: cue, at: 0, gain: 0}]));
  expect(covered.voice - covered.rest).toBeLessThan(4);
  const {voice: _, ...silent} = plan(0);
  expect(await measureVoice(silent, {store, tools})).toBeNull();
  await store.close();
});
