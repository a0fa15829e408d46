import {readFileSync} from 'node:fs';
import sharp from 'sharp';
import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {probe} from '../../../../src/machine/media/probe.ts';
import {smallCopyOf} from '../../../../src/production/review/board/small-copy.ts';
import {picturesIn} from '../../../../src/review/grid/pictures-in.ts';
import {filmstripFrames} from '../../../../src/spot/review/filmstrip.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {numberedClip, numberIn} from '../../../support/numbered-clip.ts';
import {frameOf, makeMedia, tools} from '../../../support/tools.ts';

async function openContext() {
  const store = await openStore(temporaryFolder());
  onTestFinished(store.close);
  return {store, tools};
}

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p'];

test.each([46, 48, 1])(
  'each picture of the filmstrip is the frame that it stands for, of %i',
  async (frames) => {
    const size = {width: 240, height: 480};
    const file = await numberedClip({...size, rate: '24', frames}, H264);
    const master = {file, sha256: `numbers-${frames}`, ...size, fps: 24, frames};
    const {video, strip} = await smallCopyOf(master, 1, await openContext());
    const pictures = picturesIn(new Uint8Array(readFileSync(strip)));
    const numbers = await Promise.all(
      pictures.map(async (each) => {
        const {data, info} = await sharp(each).greyscale().raw().toBuffer({resolveWithObject: true});
        expect(info).toMatchObject(size);
        return numberIn(data, info.width);
      }),
    );
    expect(numbers).toEqual(filmstripFrames(frames));
    expect((await probe(tools, video)).video).toMatchObject({frames, width: 360, height: 720});
  },
);

test('the filmstrip has the colours of the master; in a large grid it is smaller', async () => {
  const filter = [
    '-vf',
    'scale=out_color_matrix=bt709:out_range=tv',
    '-colorspace',
    'bt709',
    '-color_range',
    'tv',
  ];
  const size = {width: 320, height: 640};
  const bars = ['-f', 'lavfi', '-i', `smptehdbars=s=${size.width}x${size.height}:r=24:d=0.25`];
  const file = await makeMedia([...bars, ...filter, ...H264], `${temporaryFolder()}/bars.mp4`);
  const master = {file, sha256: 'bars', ...size, fps: 24, frames: 6};
  const {strip} = await smallCopyOf(master, 100, await openContext());
  const [first = new Uint8Array()] = picturesIn(new Uint8Array(readFileSync(strip)));
  const {data, info} = await sharp(first).raw().toBuffer({resolveWithObject: true});
  expect(info).toMatchObject({width: 160, height: 320});
  const wanted = await frameOf(file, 1, {width: 160, height: 320});
  let sum = 0;
  for (const [at, value] of wanted.entries()) sum += Math.abs(value - (data[at] ?? 0));
  expect(sum / wanted.length).toBeLessThan(4);
});
