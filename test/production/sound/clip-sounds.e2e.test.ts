import {renameSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';
import {PICTURE, soundsOf, TONE} from './shown-clips.ts';

test('a clip is heard only where the edit gives it a level, from the second that it shows on, and a silent one not at all', async () => {
  const folder = temporaryFolder();
  await makeMedia([...PICTURE, ...TONE, '-map', '0', '-map', '1'], join(folder, 'pour.mp4'));
  await makeMedia(PICTURE, join(folder, 'mute.mp4'));
  const {sounds} = await soundsOf(
    [
      {slot: 'a', file: 'pour.mp4', sound: -6},
      {slot: 'b', file: 'pour.mp4'},
      {slot: 'c', file: 'mute.mp4', sound: 0},
      {slot: 'd', file: 'pour.mp4', sound: 0, speed: 2, length: 90},
    ],
    folder,
  );
  expect(sounds).toMatchObject([
    {slot: 'a', from: 1, seconds: 2, at: 0, speed: 1, gain: -6},
    // Two seconds of the file are left, which take one at this speed.
    {slot: 'd', from: 1, seconds: 1, at: 6, speed: 2, gain: 0},
  ]);
});

test('a level for a shot that shows a photo changes nothing, whatever the format of the photo', async () => {
  const folder = temporaryFolder();
  const photo = {create: {width: 64, height: 64, channels: 3, background: '#808080'}} as const;
  const names = ['a.webp', 'b.jpg', 'c.PNG'];
  for (const name of names) await sharp(photo).toFile(join(folder, name.toLowerCase()));
  renameSync(join(folder, 'c.png'), join(folder, 'c.PNG'));
  const shown = names.map((file, at) => ({slot: `s${at}`, file, sound: -6}));
  expect((await soundsOf(shown, folder)).sounds).toEqual([]);
});

/** A tone from a second of the sound on: before it, silence. */
const BURST = ['-f', 'lavfi', '-i', 'aevalsrc=if(gte(t\\,1.6)\\,sin(2*PI*900*t)\\,0):d=4:s=48000'];

/** The second at which the sound of a file begins to be heard. */
async function onset(file: string): Promise<number> {
  const {channels, rate} = await decodeSound(tools, file);
  return (channels[0]?.findIndex((each) => Math.abs(each) > 0.1) ?? -1) / rate;
}

test.each([
  ['with the picture', 0, 0],
  ['before the picture', 0, 0.4],
  ['after the picture', 0.5, 0],
])('sound that begins %s is heard with the pictures that it was recorded with', async (_, sound, picture) => {
  const folder = temporaryFolder();
  for (const container of ['mkv', 'mov']) {
    await makeMedia(
      [
        ...[
          '-itsoffset',
          `${picture}`,
          ...PICTURE,
          '-itsoffset',
          `${sound}`,
          ...BURST,
          '-map',
          '0',
          '-map',
          '1',
        ],
        ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-fps_mode', 'passthrough', '-c:a', 'pcm_s16le'],
      ],
      join(folder, `talk.${container}`),
    );
    const {store, sounds} = await soundsOf([{slot: 'a', file: `talk.${container}`, sound: 0}], folder);
    expect(await onset(store.path(sounds[0]?.src ?? ''))).toBeCloseTo(1.6 + sound - picture, 1);
    await store.close();
  }
});

test('the first track that can be heard is used, and a clip whose tracks are all silent is not heard', async () => {
  const folder = temporaryFolder();
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo:d=4'];
  const tracks = ['-map', '0', '-map', '1', '-map', '2', '-c:a', 'pcm_s16le', '-t', '4'];
  await makeMedia([...PICTURE, ...silence, ...BURST, ...tracks], join(folder, 'camera.mov'));
  await makeMedia([...PICTURE, ...silence, ...silence, ...tracks], join(folder, 'made.mov'));
  const {store, sounds} = await soundsOf(
    [
      {slot: 'a', file: 'camera.mov', sound: 0},
      {slot: 'b', file: 'made.mov', sound: 0},
    ],
    folder,
  );
  expect(sounds.map(({slot}) => slot)).toEqual(['a']);
  expect(await onset(store.path(sounds[0]?.src ?? ''))).toBeCloseTo(1.6, 1);
});

test('the mix has the sound of the clips at their places and levels, and room tone between them', async () => {
  const folder = temporaryFolder();
  await makeMedia([...PICTURE, ...TONE, '-map', '0', '-map', '1'], join(folder, 'pour.mp4'));
  const {store, sounds} = await soundsOf(
    [
      {slot: 'a', file: 'pour.mp4', sound: 0},
      {slot: 'b', file: 'pour.mp4'},
      {slot: 'c', file: 'pour.mp4', sound: -12},
    ],
    folder,
  );
  const room = {
    src: await store.put(
      await makeMedia(
        ['-f', 'lavfi', '-i', 'anoisesrc=d=1:c=brown:a=1:r=48000:seed=2'],
        join(folder, 'room.wav'),
      ),
    ),
    gain: -40,
    spans: [{at: 2, seconds: 2}],
  };
  const plan: MixPlan = {seconds: 6, bed: null, cues: [], loudness: {lufs: -14, peak: -1}, clips: sounds};
  const levels = async (more: Partial<MixPlan>): Promise<number[]> => {
    const {channels, rate} = await decodeSound(
      tools,
      store.path(await mix({...plan, ...more}, {store, tools})),
    );
    const [left = new Float32Array(0)] = channels;
    return [0.5, 2.5, 4.5].map((from) => {
      const part = left.slice(from * rate, (from + 1) * rate);
      return 10 * Math.log10(part.reduce((sum, each) => sum + each * each, 1e-12) / part.length);
    });
  };
  const [first = 0, between = 0, last = 0] = await levels({});
  expect(first - last).toBeCloseTo(12, 0);
  expect(between).toBeLessThan(-90);
  const [, toned = 0] = await levels({room});
  expect(toned).toBeGreaterThan(-70);
  expect(toned).toBeLessThan(first - 20);
});
