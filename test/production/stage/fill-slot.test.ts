import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {z} from 'zod';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import type {Brand} from '../../../src/production/project/load-brand.ts';
import type {SpotDocuments} from '../../../src/production/project/load-spot.ts';
import {fillSlots} from '../../../src/production/stage/fill-slot.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import type {StageContext} from '../../../src/production/stage/stage-context.ts';
import type {CompositionClip, DrawsCompositions} from '../../../src/providers/contract/contract.ts';
import {takeName} from '../../../src/spot/documents/grade.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, makeMedia, tools} from '../../support/tools.ts';

const shot = Shot.parse({
  id: 'harbour',
  kind: 'scene',
  subject: 'a harbour at night',
  framing: 'wide',
  move: 'push',
  seconds: 0.5,
});
const props = SpotProps.parse({
  template: 'any',
  brand: 'any',
  copy: {},
  seconds: 1,
  fps: 24,
  shots: {hook: 'harbour', end: 'harbour'},
});

/** The background of the brand. */
const GROUND = '#14a21d';

const template = defineTemplate({
  id: 'any',
  title: 'Any',
  copy: z.object({}),
  slots: {hook: {seconds: 1}, end: {seconds: 1}},
});

/** What fills the slots of a spot of `seconds` with that one shot, and what was drawn for it. */
async function filled(
  change: Partial<Shot>,
  canDraw = true,
  seconds = 1,
  folder = temporaryFolder(),
  fps: 24 | 30 = 24,
) {
  const drawn: CompositionClip[] = [];
  const draw: DrawsCompositions = {
    version: async () => 'test',
    clip: async (drawing, file) => {
      drawn.push(drawing);
      const {width, height, fps, frames} = drawing;
      const source = `testsrc=size=${width}x${height}:rate=${fps}:duration=${frames / fps}`;
      await makeMedia(['-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p'], file);
    },
  };
  const spot = {
    folder,
    shots: [{...shot, ...change}],
    edit: null,
    clips: [],
    rights: [],
  } as unknown as SpotDocuments;
  const kit = {brand: {color: {background: GROUND}}};
  const brand = {folder, clips: [], rights: [], kit} as unknown as Brand;
  const context: StageContext = {store: await openStore(folder), tools, draw: canDraw ? draw : undefined};
  const catalog = {brands: {any: brand}, templates: {any: template}};
  const plan = planVariant({...props, seconds, fps}, {spot, catalog});
  const fillings = await fillSlots(plan, context);
  const shown = fillings.hook && 'take' in fillings.hook ? join(folder, 'store', fillings.hook.take.src) : '';
  return {fillings, drawn, shown};
}

test('a shot without a take gets one placeholder, in the shape of its format and as long as it is seen', async () => {
  const {fillings, drawn} = await filled({}, true, 1.6);
  expect(drawn).toMatchObject([{composition: 'animatic', width: 540, height: 960, fps: 24, frames: 24}]);
  expect(fillings.hook).toMatchObject({take: {shot: 'harbour', standsIn: true, frames: 24, rights: null}});
  expect(fillings.end).toEqual(fillings.hook);
});

test('a shot that must be shot is missing until it has its clip, and so is every shot where nothing can be drawn', async () => {
  const waiting = await filled({mustShoot: true});
  expect(waiting.drawn).toEqual([]);
  expect(waiting.fillings.hook).toMatchObject({missing: {shot: 'harbour', model: 'supplied clip only'}});
  const {fillings} = await filled({}, false);
  expect(fillings.hook).toMatchObject({missing: {prompt: 'wide of a harbour at night, camera: push'}});
});

const CUT_OUT = "geq=r='255':g='0':b='255':a='if(gt(X,160),0,255)'";
const ALPHA_CLIP = [
  '-f',
  'lavfi',
  '-i',
  'color=black:rate=24:size=320x180:duration=0.5',
  '-vf',
  `format=rgba,${CUT_OUT}`,
];

/** The colour of a pixel in the right half of the first frame, where the source is transparent. */
async function hiddenPixel(file: string): Promise<number[]> {
  const pixels = await frameOf(file, 0, {width: 320, height: 180});
  const at = (90 * 320 + 250) * 3;
  return [...pixels.subarray(at, at + 3)];
}

const near = (got: readonly number[]): boolean =>
  [0x14, 0xa2, 0x1d].every((channel, at) => Math.abs((got[at] ?? 0) - channel) <= 4);

test.each([
  ['ProRes 4444', 'cut.mov', ['-c:v', 'prores_ks', '-pix_fmt', 'yuva444p10le']],
  [
    'VP9',
    'cut.webm',
    ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-deadline', 'realtime', '-cpu-used', '8'],
  ],
  ['PNG in MOV', 'png.mov', ['-c:v', 'png']],
])('a clip with an alpha channel is laid on the background of the brand: %s', async (_, clip, codec) => {
  const folder = temporaryFolder();
  await makeMedia([...ALPHA_CLIP, ...codec], join(folder, clip));
  const {shown, fillings} = await filled({clip}, false, 1, folder);
  expect(await hiddenPixel(shown)).toSatisfy(near);
  expect(JSON.stringify(fillings.hook)).not.toContain('alpha');
});

test.each(['cut.png', 'cut.webp'])(
  'a photo with transparent parts is laid on the background of the brand: %s',
  async (photo) => {
    const folder = temporaryFolder();
    const image = {
      width: 320,
      height: 180,
      channels: 4 as const,
      background: {r: 255, g: 0, b: 255, alpha: 0},
    };
    await sharp({create: image}).toFile(join(folder, photo));
    const {shown} = await filled({photo, move: 'static'}, false, 1, folder);
    expect(await hiddenPixel(shown)).toSatisfy(near);
  },
);

test('takes of one photo have one name in grade.yaml, however long they are shown and on whatever they lie', async () => {
  const folder = temporaryFolder();
  const image = (alpha: number) => ({
    width: 320,
    height: 180,
    channels: 4 as const,
    background: {r: 255, g: 0, b: 255, alpha},
  });
  await sharp({create: image(1)}).toFile(join(folder, 'ice.png'));
  await sharp({create: image(0.5)}).toFile(join(folder, 'cut.png'));
  const takeOf = async (photo: string, seconds: number, fps: 24 | 30 = 24) => {
    const {fillings} = await filled({photo, move: 'static'}, false, seconds, folder, fps);
    const {hook} = fillings;
    if (!hook || !('take' in hook)) throw new Error('no take');
    return hook.take;
  };
  const [short, long, other, faster] = [
    await takeOf('ice.png', 1),
    await takeOf('ice.png', 3),
    await takeOf('cut.png', 1),
    await takeOf('ice.png', 1, 30),
  ];
  expect(new Set([short, long, faster].map(({src}) => src)).size).toBe(3);
  expect([long, faster].map(takeName)).toEqual([takeName(short), takeName(short)]);
  expect(takeName(short)).toBe(`take-1-${(await sha256File(join(folder, 'ice.png'))).slice(0, 8)}`);
  // Laid on the background of the brand, it has other colours for another brand.
  expect(takeName(other)).not.toBe(`take-1-${(await sha256File(join(folder, 'cut.png'))).slice(0, 8)}`);
});

const TONE = ['-f', 'lavfi', '-i', 'sine=duration=0.5'];
const NO_TONE = ['-f', 'lavfi', '-i', 'anullsrc=d=0.5'];

test('sound of a clip that the spot does not use is said once, and a silent track is not', async () => {
  const folder = temporaryFolder();
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=rate=24:size=320x180:duration=0.5'];
  await makeMedia([...picture, ...TONE, '-pix_fmt', 'yuv420p'], join(folder, 'loud.mp4'));
  await makeMedia([...picture, ...NO_TONE, '-pix_fmt', 'yuv420p'], join(folder, 'mute.mp4'));
  const warned = async (clip: string): Promise<string[]> => {
    const {hook} = (await filled({clip}, false, 1, folder)).fillings;
    return (hook && 'take' in hook ? hook.take.warnings : []).filter((each) => each.includes('sound'));
  };
  expect(await warned('loud.mp4')).toHaveLength(1);
  expect(await warned('mute.mp4')).toEqual([]);
});

/** A picture of one colour; `hole`: its left half is transparent. */
async function picture(file: string, width: number, height: number, hole: boolean): Promise<void> {
  const opaque = {width, height, channels: 4 as const, background: {r: 200, g: 40, b: 40, alpha: 1}};
  const left = {width: width / 2, height, channels: 4 as const, background: {r: 0, g: 0, b: 0, alpha: 1}};
  const image = sharp({create: opaque});
  await (hole
    ? image.composite([{input: {create: left}, blend: 'dest-out', left: 0, top: 0}])
    : image
  ).toFile(file);
}

test('a cut-out lies over the photo of its shot, and is part of what the take is made from', async () => {
  const folder = temporaryFolder();
  const blue = {width: 320, height: 180, channels: 3 as const, background: '#2040c0'};
  await sharp({create: blue}).toFile(join(folder, 'room.png'));
  await picture(join(folder, 'thing.png'), 640, 360, true);
  const over = (parallax: number) => ({photo: 'room.png', cutout: {file: 'thing.png', parallax}});
  const {shown, fillings} = await filled({...over(0.5), move: 'static'}, false, 1, folder);
  const pixels = await frameOf(shown, 0, {width: 320, height: 180});
  const at = (x: number): number[] => [...pixels.subarray((90 * 320 + x) * 3, (90 * 320 + x) * 3 + 3)];
  for (const [x, colour] of [
    [60, [0x20, 0x40, 0xc0]],
    [260, [200, 40, 40]],
  ] as const)
    expect(at(x).every((value, channel) => Math.abs(value - (colour[channel] ?? 0)) <= 4)).toBe(true);
  const plain = await filled({photo: 'room.png', move: 'static'}, false, 1, folder);
  const name = ({fillings: {hook}}: typeof plain) => hook && 'take' in hook && takeName(hook.take);
  expect(name({fillings} as typeof plain)).not.toBe(name(plain));
  expect(fillings.hook).toMatchObject({take: {file: 'room.png', width: 320, height: 180}});
});

test.each([
  ['cutout-opaque', 640, 360, false],
  ['cutout-proportions', 640, 640, true],
] as const)('a cut-out that would come out wrong is refused: %s', async (code, width, height, hole) => {
  const folder = temporaryFolder();
  const blue = {width: 320, height: 180, channels: 3 as const, background: '#2040c0'};
  await sharp({create: blue}).toFile(join(folder, 'room.png'));
  await picture(join(folder, 'thing.png'), width, height, hole);
  await expect(
    filled({photo: 'room.png', cutout: {file: 'thing.png', parallax: 0.5}}, false, 1, folder),
  ).rejects.toMatchObject({
    code,
    problems: [{where: {file: join(folder, 'thing.png'), field: 'shots.harbour.cutout'}}],
  });
});
