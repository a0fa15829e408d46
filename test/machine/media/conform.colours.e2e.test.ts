import {join} from 'node:path';
import {expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {ffmpeg} from '../../../src/machine/media/ffmpeg.ts';
import {layClipOn} from '../../../src/machine/media/on-ground.ts';
import {deltaE} from '../../../src/production/grade/product-guard.ts';
import {rgbOfHex} from '../../../src/spot/grade/correction.ts';
import {labOf} from '../../../src/spot/grade/lab.ts';
import type {Rgb} from '../../../src/spot/grade/read-cube.ts';
import {srgbToLight} from '../../../src/spot/grade/srgb.ts';
import {TONE_KNEE} from '../../../src/spot/grade/to-rec709.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, tools} from '../../support/tools.ts';

/** Patches of 40 pixels, side by side. */
const PATCHES = ['#b85a38', '#3f5b4b', '#808080', '#2a3f8f', '#b09a20', '#181818', '#b0b0b0', '#ffffff'];
const SIDE = 40;
const SIZE = {width: SIDE * PATCHES.length, height: 80};

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '2'];
const H265 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-crf', '2', '-pix_fmt', 'yuv420p10le'];
const tagged = (matrix: string, range = 'tv', primaries = 'bt709', transfer = 'bt709'): string[] => [
  ...['-colorspace', matrix, '-color_range', range, '-color_primaries', primaries, '-color_trc', transfer],
];

/** ProRes has its tags in every frame. */
const PRORES_TAGS = 'prores_metadata=color_primaries=bt709:color_trc=bt709:colorspace=bt709';

type Encode = {
  /** The values that the picture has for a colour of Rec. 709. */
  coded?: (colour: Rgb) => Rgb;
  matrix: string;
  range?: string;
  codec: readonly string[];
  pixels?: string;
  name?: string;
};

/** Encodes the patches, in sixteen bits a channel until the encoder. Returns the colours of the conformed clip. */
async function conformedPatches({
  coded,
  matrix,
  range = 'tv',
  codec,
  pixels = 'yuv420p',
  name = 'a.mp4',
}: Encode) {
  const picture = Buffer.alloc(SIZE.width * SIZE.height * 6);
  for (let at = 0; at < SIZE.width * SIZE.height; at++) {
    const own = rgbOfHex(PATCHES[Math.floor((at % SIZE.width) / SIDE)] ?? '');
    (coded?.(own) ?? own).forEach((value, channel) => {
      picture.writeUInt16LE(Math.round(Math.min(Math.max(value, 0), 1) * 65535), at * 6 + channel * 2);
    });
  }
  const folder = temporaryFolder();
  const [clip, file] = [join(folder, name), join(folder, 'out.mp4')];
  const raw = ['-f', 'rawvideo', '-pixel_format', 'rgb48le', '-video_size', `${SIZE.width}x${SIZE.height}`];
  const exact = 'flags=accurate_rnd+full_chroma_int';
  const converted = `scale=${exact}:out_color_matrix=${matrix}:out_range=${range},format=${pixels}`;
  const toYuv = pixels === 'rgb24' ? 'format=rgb24' : converted;
  const made = [...raw, '-framerate', '30', '-i', 'pipe:3', '-vf', toYuv, ...codec, clip];
  await ffmpeg(tools, made, {pipes: [Array.from({length: 5}, () => picture)]});
  const {warnings} = await conform(tools, clip, 30, file);
  return {clip, file, warnings, colours: patchesOf(await frameOf(file, 2))};
}

const patchesOf = (frame: Buffer): Rgb[] =>
  PATCHES.map((_, patch) => {
    const at = (40 * SIZE.width + patch * SIDE + SIDE / 2) * 3;
    return [0, 1, 2].map((channel) => (frame[at + channel] ?? 0) / 255) as Rgb;
  });

const differences = (colours: readonly Rgb[]): number[] =>
  colours.map((colour, patch) => deltaE(labIn(colour), labIn(rgbOfHex(PATCHES[patch] ?? ''))));
const labIn = (colour: Rgb) => labOf(colour.map(srgbToLight) as Rgb);

const lights = (colour: Rgb): Rgb => colour.map((value) => value ** 2.4) as Rgb;
const times = (matrix: readonly number[][], light: Rgb): Rgb =>
  matrix.map((row) => row.reduce((sum, part, at) => sum + part * (light[at] ?? 0), 0)) as Rgb;
/** Light of Rec. 709 in the primaries of BT.2020 (ITU-R BT.2087) and of P3. */
const TO_2020 = [
  [0.6274, 0.3293, 0.0433],
  [0.0691, 0.9195, 0.0114],
  [0.0164, 0.088, 0.8956],
];
const TO_P3 = [
  [0.8225, 0.1775, 0],
  [0.0332, 0.9668, 0],
  [0.0171, 0.0724, 0.9105],
];

/** The value of PQ of a luminance (SMPTE ST 2084, 5.3). */
const pq = (nits: number): number => {
  const power = (nits / 10_000) ** 0.1593017578125;
  return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375;
};
/** The value of HLG of the light of a scene (ITU-R BT.2100, table 5). */
const hlg = (light: number): number =>
  light <= 1 / 12 ? Math.sqrt(3 * light) : 0.17883277 * Math.log(12 * light - 0.28466892) + 0.55991073;

/** White of Rec. 709 is at 203 cd/m². */
const inPq = (colour: Rgb): Rgb => times(TO_2020, lights(colour)).map((light) => pq(203 * light)) as Rgb;
const inHlg = (colour: Rgb): Rgb => {
  const display = times(TO_2020, lights(colour)).map((light) => (203 * light) / 1000) as Rgb;
  const luminance = 0.2627 * display[0] + 0.678 * display[1] + 0.0593 * display[2];
  return display.map((light) => hlg(luminance > 0 ? light * luminance ** (1 / 1.2 - 1) : 0)) as Rgb;
};
const toValues = (light: Rgb): Rgb => light.map((value) => value ** (1 / 2.4)) as Rgb;

test.each<[string, Encode]>([
  ['BT.709 in full range', {matrix: 'bt709', range: 'pc', codec: [...H264, ...tagged('bt709', 'pc')]}],
  ['BT.601', {matrix: 'bt601', codec: [...H264, ...tagged('smpte170m', 'tv', 'smpte170m', 'smpte170m')]}],
  ['BT.601 in full range', {matrix: 'bt601', range: 'pc', codec: [...H264, ...tagged('bt470bg', 'pc')]}],
  ['SMPTE 240M', {matrix: 'smpte240m', codec: [...H264, ...tagged('smpte240m')]}],
  ['no tags, in standard definition', {matrix: 'bt601', codec: H264}],
  ['ten bits', {matrix: 'bt709', codec: [...H265, ...tagged('bt709')], pixels: 'yuv420p10le'}],
  [
    'ten bits in full range',
    {matrix: 'bt709', range: 'pc', codec: [...H265, ...tagged('bt709', 'pc')], pixels: 'yuv420p10le'},
  ],
  [
    'ProRes',
    {
      matrix: 'bt709',
      codec: ['-c:v', 'prores_ks', '-bsf:v', PRORES_TAGS],
      pixels: 'yuv422p10le',
      name: 'a.mov',
    },
  ],
  [
    'RGB',
    {
      matrix: 'bt709',
      range: 'pc',
      codec: ['-c:v', 'libx264rgb', '-preset', 'ultrafast', '-crf', '2'],
      pixels: 'rgb24',
      name: 'a.mkv',
    },
  ],
  [
    'BT.2020 for usual displays',
    {
      coded: (colour) => toValues(times(TO_2020, lights(colour))),
      matrix: 'bt2020',
      codec: [...H265, ...tagged('bt2020nc', 'tv', 'bt2020', 'bt2020-10')],
      pixels: 'yuv420p10le',
    },
  ],
  [
    'P3',
    {
      coded: (colour) => toValues(times(TO_P3, lights(colour))),
      matrix: 'bt709',
      codec: [...H264, ...tagged('bt709', 'tv', 'smpte432')],
    },
  ],
])('colours come out within delta-E 2: %s', async (_, encode) => {
  const {colours} = await conformedPatches(encode);
  expect(Math.max(...differences(colours))).toBeLessThan(2);
});

test.each<[string, string, Encode['coded']]>([
  ['HLG', 'arib-std-b67', inHlg],
  ['PQ', 'smpte2084', inPq],
])(
  '%s is tone-mapped: colours within delta-E 3 below the knee, white at L* of 90 or more, neutral greys',
  async (name, transfer, coded) => {
    const codec = [...H265, ...tagged('bt2020nc', 'tv', 'bt2020', transfer)];
    const {colours, warnings} = await conformedPatches({
      coded,
      matrix: 'bt2020',
      codec,
      pixels: 'yuv420p10le',
    });
    expect(warnings).toEqual([expect.stringMatching(new RegExp(`^${name} .*tone-mapped to BT.709`))]);
    const knee = TONE_KNEE ** (1 / 2.4);
    const below = differences(colours).filter(
      (_, patch) => Math.max(...rgbOfHex(PATCHES[patch] ?? '')) <= knee,
    );
    expect(below.length).toBeGreaterThan(5);
    expect(Math.max(...below)).toBeLessThan(3);
    const [lightness, a, b] = labIn(colours.at(-1) as Rgb);
    expect(lightness).toBeGreaterThan(90);
    expect(Math.hypot(a, b)).toBeLessThan(2);
  },
);

test.each([
  [
    'VP9',
    'a.webm',
    ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-pix_fmt', 'yuva420p'],
  ],
  [
    'ProRes 4444',
    'a.mov',
    ['-c:v', 'prores_ks', '-profile:v', '4', '-pix_fmt', 'yuva444p10le', ...tagged('bt709')],
  ],
])(
  'a clip with an alpha channel shows the ground where it is clear, and its colours where it is not: %s',
  async (_, name, codec) => {
    const folder = temporaryFolder();
    const [clip, file] = [join(folder, name), join(folder, 'laid.mp4')];
    const matrix = name === 'a.mov' ? 'bt709' : 'bt601';
    const picture = `color=0xb85a38:s=320x180:r=25:d=0.2,format=gbrap,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='if(lt(X,160),0,255)'`;
    const made = `${picture},scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=${matrix}:out_range=tv`;
    await ffmpeg(tools, ['-f', 'lavfi', '-i', made, ...codec, clip]);
    await layClipOn('#2040c0', tools, clip, file);
    const frame = await frameOf(file, 2);
    const at = (x: number): Rgb =>
      [0, 1, 2].map((channel) => (frame[(90 * 320 + x) * 3 + channel] ?? 0) / 255) as Rgb;
    expect(deltaE(labIn(at(80)), labIn(rgbOfHex('#2040c0')))).toBeLessThan(2);
    expect(deltaE(labIn(at(240)), labIn(rgbOfHex('#b85a38')))).toBeLessThan(2);
  },
);

test.each([
  ['constant luminance of BT.2020', tagged('bt2020c', 'tv', 'bt2020', 'bt2020-10'), 'matrix bt2020c'],
  ['a log curve', tagged('bt709', 'tv', 'bt709', 'log100'), 'transfer log100'],
  ['the primaries of cinema XYZ', tagged('bt709', 'tv', 'smpte428'), 'primaries smpte428'],
])('colours that cannot be converted are refused with the tag: %s', async (_, tags, got) => {
  await expect(conformedPatches({matrix: 'bt709', codec: [...H264, ...tags]})).rejects.toMatchObject({
    problems: [{code: 'clip-invalid', got: expect.stringContaining(got)}],
  });
});
