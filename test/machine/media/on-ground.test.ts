import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {isTransparentImage, layImageOn} from '../../../src/machine/media/on-ground.ts';
import {temporaryFolder} from '../../support/folder.ts';

const blank = () =>
  sharp({create: {width: 8, height: 8, channels: 4, background: {r: 255, g: 0, b: 0, alpha: 0}}});

test.each([
  ['a.png', () => blank().png()],
  ['a palette.png', () => blank().png({palette: true})],
  ['16 bits.png', () => blank().toColourspace('rgb16').png()],
  ['grey.png', () => blank().toColourspace('b-w').png()],
  ['a.webp', () => blank().webp()],
  ['a.avif', () => blank().avif()],
])('a transparent picture shows the ground, and not its hidden colour: %s', async (name, make) => {
  const folder = temporaryFolder();
  const [file, laid] = [join(folder, name), join(folder, 'laid.png')] as const;
  await make().toFile(file);
  expect(await isTransparentImage(file)).toBe(true);
  await layImageOn('#00ff80', file, laid);
  const {data, info} = await sharp(laid).raw().toBuffer({resolveWithObject: true});
  expect({channels: info.channels, first: [...data.subarray(0, 3)]}).toEqual({
    channels: 3,
    first: [0, 255, 128],
  });
});
