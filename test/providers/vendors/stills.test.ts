import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {stills} from '../../../src/providers/vendors/stills/provider.ts';
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
