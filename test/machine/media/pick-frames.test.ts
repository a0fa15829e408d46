import {join} from 'node:path';
import {beforeAll, expect, it} from 'vitest';
import {bytesOf, cutIntoFrames, pickFrames} from '../../../src/machine/media/pick-frames.ts';
import {fileFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const SIZE = {width: 64, height: 32};
const file = join(fileFolder(), 'ramp.mp4');

/** A video whose luma is 4 times the number of the frame, plus 16. */
beforeAll(async () => {
  const source = ['-f', 'lavfi', '-i', 'color=c=black:size=64x32:rate=25:duration=2'];
  const filter = ['-vf', "format=yuv420p,geq=lum='16+4*N':cb=128:cr=128"];
  await makeMedia([...source, ...filter, '-c:v', 'libx264', '-crf', '1', '-g', '10'], file);
});

async function lumas(seconds: number, numbers: number[]): Promise<number[]> {
  const found: number[] = [];
  for await (const frame of pickFrames(tools, file, {seconds, numbers}, SIZE, 'yuv420p')) {
    expect(frame).toHaveLength(bytesOf(SIZE, 'yuv420p'));
    found.push(Math.round(((frame[100] as number) - 16) / 4));
  }
  return found;
}

it('decodes the frames with these numbers', async () => {
  expect(await lumas(0, [0, 7, 31])).toEqual([0, 7, 31]);
});

it('counts from the first frame at or after a time', async () => {
  expect(await lumas(20 / 25 - 0.02, [0, 3])).toEqual([20, 23]);
});

it('gives as many as there are', async () => {
  expect(await lumas(0, [48, 49, 50, 90])).toEqual([48, 49]);
});

it('gives RGB of BT.709', async () => {
  for await (const frame of pickFrames(tools, file, {seconds: 0, numbers: [25]}, SIZE, 'rgb24')) {
    expect(frame).toHaveLength(3 * 64 * 32);
    // Luma 116 of 16 to 235.
    expect([...frame.subarray(0, 3)].map((value) => Math.abs(value - 116) <= 2)).toEqual([true, true, true]);
  }
});

it('joins chunks of any size to frames, and drops a part at the end', async () => {
  async function* chunks() {
    for (const size of [1, 5, 12, 2]) yield Buffer.alloc(size, size);
  }
  const frames: number[][] = [];
  for await (const frame of cutIntoFrames(chunks(), 6)) frames.push([...frame]);
  expect(frames).toEqual([
    [1, 5, 5, 5, 5, 5],
    [12, 12, 12, 12, 12, 12],
    [12, 12, 12, 12, 12, 12],
  ]);
});
