import {join} from 'node:path';
import {expect, test} from 'vitest';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {mixGraph} from '../../../src/production/sound/mix-graph.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';
import {PICTURE, type Shown, soundsOf, TONE} from './shown-clips.ts';

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
