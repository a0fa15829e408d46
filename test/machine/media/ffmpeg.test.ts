import {chmod} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {expect, onTestFinished, test, vi} from 'vitest';
import {makeFolder} from '../../../src/machine/files/folders.ts';
import {writeWhole} from '../../../src/machine/files/write-file.ts';
import {ffmpeg, inputList, listOf} from '../../../src/machine/media/ffmpeg.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** A program that reports three frames, and waits after each until the test lets it go on. */
const SLOW = `#!/bin/sh
for at in 1 2 3; do
  printf 'frame= %s fps=1 size= 1kB time=00:00:0%s.00\\r' $at $at >&2
  while [ ! -e FOLDER/go-$at ]; do sleep 0.02; done
done
`;

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

test('what ffmpeg reports of its progress is no message', async () => {
  const source = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=0.4'];
  const frames: number[] = [];
  const {stderr} = await ffmpeg(tools, [...source, '-f', 'null', '-'], {onFrame: (at) => frames.push(at)});
  expect([stderr.trim(), frames.at(-1)]).toEqual(['', 10]);
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1', '-f', 's16le', '-'];
  expect((await ffmpeg(tools, sound)).stderr.trim()).toBe('');
});

test('an ffmpeg that makes progress is not ended, however long it takes', async () => {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  onTestFinished(() => void vi.useRealTimers());
  const own = join(temporaryFolder(), 'ffmpeg');
  await writeWhole(own, SLOW.replaceAll('FOLDER', dirname(own)));
  await chmod(own, 0o755);
  const lines: number[] = [];
  const done = ffmpeg({...tools, ffmpeg: own}, [], {onFrame: (at) => lines.push(at)});
  for (const at of [1, 2, 3]) {
    await vi.waitUntil(() => lines.at(-1) === at, {timeout: 30_000, interval: 10});
    vi.advanceTimersByTime(9 * 60_000);
    await writeWhole(join(dirname(own), `go-${at}`), '');
  }
  await expect(done).resolves.toMatchObject({stderr: ''});
});
