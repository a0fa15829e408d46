import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {asJpeg, convertToPng, flatten, flattenCutout, imageSize} from '../../../src/machine/media/image.ts';
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

test('an SVG with text that is not outlines is refused by its font, and one with its own font is not', async () => {
  const text = '<text font-family="Futura" y="12">MOSS</text>';
  await expect(drawing(svg(text))).rejects.toMatchObject({
    problems: [{code: 'svg-text', got: '<text> in Futura', fix: expect.stringContaining('outlines')}],
  });
  await expect(
    drawing(svg('<style>.a{font-family:Gill Sans}</style><text class="a">A</text>')),
  ).rejects.toMatchObject({
    problems: [{got: '<text> in Gill Sans'}],
  });
  const font = '<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA==)}</style>';
  await expect(drawing(svg(`${font}<text font-family="A">A</text>`))).resolves.toMatchObject({kind: 'svg'});
});

test.each([
  [
    'an empty foreignObject in a switch',
    '<switch><foreignObject width="1" height="1"></foreignObject><g/></switch>',
  ],
  ['an empty text', '<text><tspan> </tspan></text>'],
  ['a comment about a script', '<!-- <script>no</script> <text>no</text> -->'],
])('what draws nothing does not make an SVG unfit: %s', async (_, inside) => {
  await expect(drawing(svg(`${inside}<path d="M0 0h40v20z"/>`))).resolves.toMatchObject({kind: 'svg'});
});

test('a foreignObject that holds something is refused', async () => {
  const inside = '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>';
  await expect(drawing(svg(inside))).rejects.toMatchObject({problems: [{code: 'image-invalid'}]});
});

test('an AVIF photo is accepted under its own name', async () => {
  const file = join(temporaryFolder(), 'photo.avif');
  await sharp({create: {width: 64, height: 32, channels: 3, background: '#c96f4a'}})
    .avif()
    .toFile(file);
  expect(await imageSize(file)).toEqual({width: 64, height: 32, kind: 'avif'});
});

test.each([
  [
    'a HEIC photo named .jpg',
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400)]),
    'image-invalid',
    'a HEIC picture',
  ],
  [
    'a Git LFS pointer',
    Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n'),
    'file-lfs-pointer',
    'git-lfs',
  ],
])('%s is named', async (_, bytes, code, got) => {
  const file = join(temporaryFolder(), 'photo.jpg');
  await writeFile(file, bytes);
  await expect(imageSize(file)).rejects.toMatchObject({
    problems: [{code, where: {file}, got: expect.stringContaining(got), fix: expect.any(String)}],
  });
});

test.each(['flatten', 'cut-out', 'PNG', 'JPEG'])(
  'a photo of 16 bits with a profile keeps its colours: %s',
  async (way) => {
    const folder = temporaryFolder();
    const file = join(folder, 'photo.png');
    const red = sharp({create: {width: 8, height: 8, channels: 3, background: '#ff0000'}});
    await red.toColourspace('rgb16').withIccProfile('srgb').png().toFile(file);
    expect(await sharp(file).metadata()).toMatchObject({depth: 'ushort', hasProfile: true});
    const made = join(folder, 'made.png');
    if (way === 'flatten') await flatten(file, made, 4, 4);
    if (way === 'cut-out') await flattenCutout(file, made, 4, 4);
    if (way === 'PNG') await convertToPng(file, made);
    if (way === 'JPEG') await sharp(await asJpeg(file)).toFile(made);
    const [r = 0, g = 0, b = 0] = await sharp(made).removeAlpha().raw().toBuffer();
    expect([r > 250, g < 5, b < 5]).toEqual([true, true, true]);
  },
);

test('a cut-out keeps the colours of what is half transparent, and has those of its edge where nothing is seen', async () => {
  const folder = temporaryFolder();
  const [file, made] = [join(folder, 'glass.png'), join(folder, 'made.png')];
  // Stripes at half of their opacity on the left, hidden black on the right.
  const pixels = Buffer.from(
    Array.from({length: 32 * 8}, (_, index) => {
      const x = index % 32;
      return x < 16 ? [x % 2 === 0 ? 255 : 0, 200, 200, 128] : [0, 0, 0, 0];
    }).flat(),
  );
  await sharp(pixels, {raw: {width: 32, height: 8, channels: 4}})
    .png()
    .toFile(file);
  await flattenCutout(file, made, 32, 8);
  const out = await sharp(made).raw().toBuffer();
  const at = (x: number): number[] => [...out.subarray((4 * 32 + x) * 4, (4 * 32 + x) * 4 + 4)];
  expect([at(6), at(7)]).toEqual([
    [255, 200, 200, 128],
    [0, 200, 200, 128],
  ]);
  const [, green, blue, alpha] = at(18);
  expect([Math.abs((green ?? 0) - 200) < 12, Math.abs((blue ?? 0) - 200) < 12, alpha]).toEqual([
    true,
    true,
    0,
  ]);
});
