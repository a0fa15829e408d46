import {join} from 'node:path';
import {expect, test} from 'vitest';
import {probe} from '../../../src/machine/media/probe.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const TONE = ['-f', 'lavfi', '-i', 'sine=duration=1:sample_rate=48000'];

test.each([
  ['bed.aiff', 'pcm_s24be'],
  ['bed.aif', 'pcm_f32be'],
  ['bed.wav', 'pcm_s24le'],
  ['bed.wav', 'pcm_f64le'],
  ['bed.mka', 'libopus'],
])('music as studios export it is read: %s in %s', async (name, codec) => {
  const file = await makeMedia([...TONE, '-c:a', codec], join(temporaryFolder(), name));
  const {audio, video} = await probe(tools, file);
  expect(video).toBeNull();
  expect(audio?.seconds).toBeCloseTo(1, 1);
});
