import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {asJpeg, imageSize} from '../../../src/machine/media/image.ts';
import {temporaryFolder} from '../../support/folder.ts';

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">${inside}</svg>`;

async function drawing(text: string) {
  const file = join(temporaryFolder(), 'logo.svg');
  await writeFile(file, text);
  return imageSize(file);
}

test('an SVG has a size', async () => {
  expect(await drawing(svg('<path d="M0 0h40v20z" fill="#123456"/>'))).toMatchObject({
    width: 40,
    height: 20,
    kind: 'svg',
  });
});

test.each([
  ['a script', '<script>1</script>'],
  ['an animation', '<animate attributeName="x"/>'],
  ['an event', '<rect onload="x()"/>'],
  ['an outside picture', '<image href="https://example.com/a.png"/>'],
  ['an outside style', '<rect style="fill: url(https://example.com/a)"/>'],
])('a drawing with %s is refused', async (_, inside) => {
  await expect(drawing(svg(inside))).rejects.toMatchObject({
    problems: [{code: 'image-invalid', fix: expect.any(String)}],
  });
});

test('a photo that is cut off is refused, and so is an animated one', async () => {
  const folder = temporaryFolder();
  const whole = await sharp({create: {width: 200, height: 200, channels: 3, background: '#c96f4a'}})
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, 'half.jpg'), whole.subarray(0, whole.length / 2));
  await expect(imageSize(join(folder, 'half.jpg'))).rejects.toMatchObject({
    problems: [{code: 'image-invalid'}],
  });
  const frames = Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]);
  await sharp(frames, {raw: {width: 10, height: 20, channels: 3, pageHeight: 10}})
    .gif()
    .toFile(join(folder, 'moves.gif'));
  await expect(imageSize(join(folder, 'moves.gif'))).rejects.toMatchObject({
    problems: [{got: expect.stringContaining('an animated picture')}],
  });
});

test('a photo for upload is upright, within the size, and white where it was transparent', async () => {
  const file = join(temporaryFolder(), 'photo.png');
  await sharp({create: {width: 300, height: 100, channels: 4, background: {r: 0, g: 0, b: 0, alpha: 0}}})
    .withMetadata({orientation: 6})
    .png()
    .toFile(file);
  const jpeg = await asJpeg(file, 150);
  expect(await sharp(jpeg).metadata()).toMatchObject({format: 'jpeg', width: 50, height: 150});
  const {channels} = await sharp(jpeg).stats();
  for (const {min} of channels) expect(min).toBeGreaterThan(250);
});
