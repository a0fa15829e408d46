import {renameSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {clipSounds} from '../../../src/production/sound/clip-sounds.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import {mixGraph} from '../../../src/production/sound/mix-graph.ts';
import type {StageContext} from '../../../src/production/stage/stage-context.ts';
import type {MixPlan} from '../../../src/spot/sound/mix-plan.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import type {Filling} from '../../../src/spot/timeline/timeline.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const PICTURE = ['-f', 'lavfi', '-i', 'color=s=64x64:r=30:d=4'];
const TONE = ['-f', 'lavfi', '-i', 'sine=f=500:d=4:r=48000'];

type Shown = {
  slot: string;
  file: string;
  sound?: number;
  speed?: number;
  length?: number;
  in?: number;
  lead?: number;
  tail?: number;
  standsIn?: true;
};

/** The sounds of clips of 2 s each, one after the other. */
async function soundsOf(shown: Shown[], folder: string) {
  const store = await openStore(folder);
  const footage = shown.map(({slot, sound, lead, tail, speed = 1, length = 120, in: start = 30}, index) => ({
    ...{slot, speed, length, in: start, from: index * 60, frames: 60},
    ...(sound === undefined ? {} : {sound}),
    ...(lead === undefined ? {} : {lead}),
    ...(tail === undefined ? {} : {tail}),
  }));
  const fillings = Object.fromEntries(
    shown.map(({slot, file, standsIn}) => [
      slot,
      {take: {file, shot: slot, standsIn}, pick: {}} as unknown as Filling,
    ]),
  );
  const edit = {locate: () => ({file: 'edit.yaml', line: 3, column: 5})};
  const plan = {props: {format: '9:16'}, documents: {folder, edit}, brand: {folder}, needs: []};
  const context = {store, tools} as StageContext;
  const spot = {footage, fps: 30, frames: shown.length * 60} as unknown as ResolvedSpot;
  const sounds = await clipSounds(
    spot,
    fillings,
    plan as unknown as Parameters<typeof clipSounds>[2],
    context,
  );
  return {store, sounds};
}

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

test('the sound of a J cut begins before its picture and that of an L cut lasts after it, to the sample and in sync', async () => {
  const folder = temporaryFolder();
  // One sample is loud at each second of the clip, and all others are silent.
  const clicks = ['-f', 'lavfi', '-i', 'aevalsrc=if(eq(mod(n\\,48000)\\,0)\\,0.9\\,0):d=4:s=48000'];
  await makeMedia(
    [...PICTURE, ...clicks, '-map', '0', '-map', '1', '-c:a', 'pcm_s16le'],
    join(folder, 'click.mov'),
  );
  const {store, sounds} = await soundsOf(
    [
      {slot: 'a', file: 'click.mov'},
      // From second 0.5 of the clip on: the clicks of the seconds 1 to 3 are heard at 1.75, 2.75 and 3.75.
      {slot: 'b', file: 'click.mov', sound: 0, in: 37, lead: 22, tail: 7},
      {slot: 'c', file: 'click.mov'},
    ],
    folder,
  );
  expect(sounds).toMatchObject([{slot: 'b', from: 0.5, at: 38 / 30, seconds: 89 / 30}]);
  const {inputs, graph} = mixGraph({
    ...{seconds: 6, bed: null, cues: [], clips: sounds},
    loudness: {lufs: -14, peak: -1},
  });
  const file = join(folder, 'sum.wav');
  const streams = inputs.flatMap((each) => ['-i', store.path(each)]);
  await makeMedia([...streams, '-filter_complex', graph, '-map', '[sum]', '-c:a', 'pcm_f32le'], file);
  const {channels} = await decodeSound(tools, file);
  const [left = new Float32Array(0)] = channels;
  expect(left).toHaveLength(6 * 48_000);
  const heard = [...left.keys()].filter((at) => Math.abs(left[at] ?? 0) > 0.3);
  // Frame 37 of the clip is at frame 60 of the spot, so that frame 30 is at 53, frame 60 at 83 and frame 90 at 113.
  expect(heard).toEqual([53, 83, 113].map((frame) => frame * 1600));
});

test('a lead at the start of the spot and a tail at its end are left out', async () => {
  const folder = temporaryFolder();
  await makeMedia([...PICTURE, ...TONE, '-map', '0', '-map', '1'], join(folder, 'pour.mp4'));
  const cut = {file: 'pour.mp4', sound: 0, lead: 20, tail: 20, in: 20};
  const {sounds} = await soundsOf(
    [
      {slot: 'a', ...cut},
      {slot: 'b', ...cut},
    ],
    folder,
  );
  expect(sounds).toMatchObject([
    {slot: 'a', at: 0, from: 20 / 30, seconds: 80 / 30},
    {slot: 'b', at: 40 / 30, from: 0, seconds: 80 / 30},
  ]);
});

test('a take without sound where the edit asks for it is refused with the frames, and a placeholder is not', async () => {
  const folder = temporaryFolder();
  await makeMedia([...PICTURE, ...TONE, '-map', '0', '-map', '1'], join(folder, 'pour.mp4'));
  await makeMedia(PICTURE, join(folder, 'mute.mp4'));
  const last = {slot: 'z', file: 'mute.mp4'};
  const problemOf = (shown: Omit<Shown, 'slot'>) =>
    soundsOf([{...last, slot: 'a'}, {slot: 'b', ...shown}, last], folder).then(
      ({sounds}) => sounds,
      (error) => error.problems[0],
    );
  const where = (field: string) => ({file: 'edit.yaml', line: 3, column: 5, field: `picks.b.${field}`});
  expect(await problemOf({file: 'pour.mp4', sound: 0, lead: 31})).toMatchObject({
    code: 'edit-sound',
    where: where('lead'),
    expected: 'sound of the 31 frames of the take before the slot "b"',
    got: '30 frames: the slot starts at frame 30 of the take',
  });
  expect(await problemOf({file: 'pour.mp4', sound: 0, tail: 33})).toMatchObject({
    code: 'edit-sound',
    where: where('tail'),
    expected: 'sound of the 33 frames of the take after the slot "b", to frame 123',
    got: 'sound to frame 120',
  });
  expect(await problemOf({file: 'pour.mp4', sound: 0, lead: 30, tail: 30})).toHaveLength(1);
  expect(await problemOf({file: 'mute.mp4', sound: 0, tail: 3})).toMatchObject({
    code: 'edit-sound',
    where: where('tail'),
    got: 'no sound that can be heard',
  });
  expect(await problemOf({file: 'mute.mp4', sound: 0, tail: 3, standsIn: true})).toEqual([]);
});
