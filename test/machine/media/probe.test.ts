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

test.each([
  ['bed.wma', ['-c:a', 'wmav2'], 'WAV, AIFF'],
  ['bed.caf', ['-c:a', 'pcm_s16be'], 'WAV, AIFF'],
])(
  'music in a container that is not allowed is told by its extension, and to export it as sound: %s',
  async (name, codec, fix) => {
    const file = await makeMedia([...TONE, ...codec], join(temporaryFolder(), name));
    await expect(probe(tools, file)).rejects.toMatchObject({
      problems: [
        {got: `a container that is not allowed: .${name.split('.')[1]}`, fix: expect.stringContaining(fix)},
      ],
    });
  },
);
