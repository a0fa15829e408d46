import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {makeFolder} from '../../../src/machine/files/folders.ts';
import {writeWhole} from '../../../src/machine/files/write-file.ts';
import {ffmpeg, inputList, listOf} from '../../../src/machine/media/ffmpeg.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

test('each file of a list begins at its frame, however many files come before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({min: 1, max: 200}), {minLength: 1, maxLength: 500}),
      fc.constantFrom(24, 25, 30),
      (lengths, fps) => {
        const list = listOf(
          lengths.map((frames, at) => ({file: `/${at}.mp4`, frames})),
          fps,
        );
        const micro = [...list.matchAll(/duration (\d+)\.(\d{6})/g)].map(([, s, us]) => Number(`${s}${us}`));
        let [frames, from] = [0, 0];
        for (const [at, length] of lengths.entries()) {
          frames += length;
          from += micro[at] as number;
          expect(Math.abs(from - (frames / fps) * 1e6)).toBeLessThanOrEqual(0.5);
        }
      },
    ),
  );
});

test('a list takes file names with quotes and spaces', async () => {
  const folder = await makeFolder(join(temporaryFolder(), "it's a #1 \\ 'folder'"));
  const clip = await makeMedia(
    ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25', '-frames:v', '5', '-c:v', 'libx264'],
    join(folder, 'one.mp4'),
  );
  const list = join(folder, 'list.ffconcat');
  await writeWhole(
    list,
    listOf(
      [clip, clip, clip].map((file) => ({file, frames: 5})),
      25,
    ),
  );
  const joined = join(folder, 'joined.mp4');
  await ffmpeg(tools, [...inputList(list), '-c', 'copy', joined]);
  expect((await probe(tools, joined)).video).toMatchObject({frames: 15, seconds: 0.6});
});
