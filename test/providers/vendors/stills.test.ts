import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {stills} from '../../../src/providers/vendors/stills/provider.ts';
import {type CameraMove, moveAt} from '../../../src/spot/timeline/camera-move.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, tools} from '../../support/tools.ts';
import {providerContract} from './run-contract.ts';

async function photo(folder: string): Promise<string> {
  const file = join(folder, 'photo.png');
  const ramp = Buffer.from(
    Array.from({length: 360 * 640}, (_, index) => [
      index % 360 < 180 ? 30 : 220,
      120,
      Math.floor(index / 360 / 3),
    ]).flat(),
  );
  await sharp(ramp, {raw: {width: 360, height: 640, channels: 3}})
    .png()
    .toFile(file);
  return file;
}

providerContract(stills, {
  source: async (folder) => {
    const file = await photo(folder);
    return {file, as: 'photo', sha256: await sha256File(file)};
  },
});

test('a static still is the photo, in every frame', async () => {
  const folder = temporaryFolder();
  const file = await photo(folder);
  const out = join(folder, 'out.mp4');
  const request = {
    provider: 'stills',
    model: 'photo-move',
    version: '1',
    params: {move: 'static', amount: 0, ease: 'linear', seconds: 0.5, fps: 24, x: 0.5, y: 0.5},
    inputs: {photo: ''},
    take: 1,
    altered: [],
  };
  const draft = async <T>(extension: string, work: (path: string) => Promise<T>) =>
    work(join(folder, `draft.${extension}`));
  await stills.collect({state: 'done', operation: {provider: 'stills', id: '', request}}, out, {
    tools,
    input: () => file,
    draft,
  });
  const original = await sharp(file).raw().toBuffer();
  for (const frame of [0, 11]) {
    const drawn = await frameOf(out, frame);
    for (const [x, y] of [
      [40, 40],
      [300, 600],
      [100, 320],
    ] as const) {
      const at = (y * 360 + x) * 3;
      for (let c = 0; c < 3; c++)
        expect(Math.abs((drawn[at + c] ?? 0) - (original[at + c] ?? 0))).toBeLessThanOrEqual(4);
    }
  }
});

const WIDTH = 360;
const HEIGHT = 640;

/** A picture of the size of the photo that shows an opaque box from 150 to 210 across; what is transparent hides black. */
async function boxPicture(folder: string): Promise<string> {
  const file = join(folder, 'box.png');
  const pixels = Buffer.from(
    Array.from({length: WIDTH * HEIGHT}, (_, index) => {
      const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
      return x >= 150 && x < 210 && y >= 240 && y < 400 ? [240, 240, 240, 255] : [0, 0, 0, 0];
    }).flat(),
  );
  await sharp(pixels, {raw: {width: WIDTH, height: HEIGHT, channels: 4}})
    .png()
    .toFile(file);
  return file;
}

/** Where a row of grey values passes a level for the first time from dark to light, in pixels between two columns. */
function rise(row: readonly number[], level: number): number {
  const after = row.findIndex((value, at) => at > 0 && value >= level && (row[at - 1] ?? 255) < level);
  const [low, high] = [row[after - 1] ?? 0, row[after] ?? 0];
  return after - 0.5 + (level - low) / (high - low);
}

test.each([0, 0.5, 1])(
  'a photo moves less than the cut-out over it, by a parallax of %s',
  async (parallax) => {
    const folder = temporaryFolder();
    // Dark on the left of its middle, lighter on the right: an edge of its own.
    const photo = join(folder, 'photo.png');
    const ground = Buffer.from(
      Array.from({length: WIDTH * HEIGHT}, (_, index) =>
        Array(3).fill(index % WIDTH < 250 ? 60 : 120),
      ).flat(),
    );
    await sharp(ground, {raw: {width: WIDTH, height: HEIGHT, channels: 3}})
      .png()
      .toFile(photo);
    const cutout = await boxPicture(folder);
    const out = join(folder, 'out.mp4');
    const move: CameraMove = {kind: 'pan-right', amount: 0.2, ease: 'linear'};
    const request = {
      ...{provider: 'stills', model: 'photo-move', version: '2', take: 1, altered: []},
      params: {
        move: move.kind,
        amount: move.amount,
        ease: move.ease,
        seconds: 0.5,
        fps: 24,
        x: 0.5,
        y: 0.5,
        parallax,
      },
      inputs: {photo: 'photo', cutout: 'cutout'},
    };
    let drafts = 0;
    await stills.collect({state: 'done', operation: {provider: 'stills', id: '', request}}, out, {
      tools,
      input: (name) => (name === 'cutout' ? cutout : photo),
      draft: async (extension, work) => work(join(folder, `draft-${drafts++}.${extension}`)),
    });
    // The photo has the zoom of the move, and travels less.
    const seenAt = (part: number, t: number, x: number): number => {
      const view = moveAt(move, t);
      return ((x / WIDTH - 0.5 - view.x * part) * view.zoom + 0.5) * WIDTH;
    };
    for (const [frame, t] of [
      [0, 0],
      [11, 1],
    ] as const) {
      const drawn = await frameOf(out, frame);
      const row = (y: number): number[] =>
        Array.from({length: WIDTH}, (_, x) => drawn[(y * WIDTH + x) * 3 + 1] ?? 0);
      // Half way between the greys on both sides of each edge.
      expect(Math.abs(rise(row(320), 150) - seenAt(1, t, 150))).toBeLessThan(1);
      expect(Math.abs(rise(row(60), 90) - seenAt(1 - parallax, t, 250))).toBeLessThan(1);
      // The black that is hidden beside the box is not mixed in.
      expect(Math.min(...row(320))).toBeGreaterThan(54);
    }
  },
);
