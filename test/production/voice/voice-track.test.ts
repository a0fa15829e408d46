import {expect, test} from 'vitest';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {planMix} from '../../../src/production/sound/plan-mix.ts';
import {voiceTrack} from '../../../src/production/voice/voice-track.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {BREATH} from '../../../src/spot/voice/lay-voice.ts';
import {planOf, voiced} from './setup.ts';

test('the track has each line at its place, and the mix ducks its bed as for a recording', async () => {
  const spot = await voiced();
  await spot.buy();
  const {project, plan} = await planOf(spot);
  const track = await voiceTrack(plan, 8, project);
  const {channels, rate} = await decodeSound(project.tools, track ?? '');
  const loudest = (from: number, to: number): number =>
    (channels[0] ?? new Float32Array())
      .slice(from * rate, to * rate)
      .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  expect(channels[0]?.length).toBe(8 * rate);
  expect(loudest(0, BREATH - 0.01)).toBeLessThan(0.001);
  expect(loudest(BREATH + 0.05, 0.9)).toBeGreaterThan(0.05);
  expect(loudest(1.3, 4 + BREATH - 0.01)).toBeLessThan(0.001);
  expect(loudest(4 + BREATH + 0.05, 5)).toBeGreaterThan(0.05);
  const {props, template, brand, transitions, lengths} = plan;
  const resolved = resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions, lengths});
  expect((await planMix(resolved, plan, project, [])).voice).toMatchObject({
    src: expect.stringMatching(/\.wav$/),
  });
});
