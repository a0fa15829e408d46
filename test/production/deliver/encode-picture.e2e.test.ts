import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {type EncodeTarget, encodeDeliverable} from '../../../src/machine/media/encode-deliverable.ts';
import {encodePicture, matchEncode} from '../../../src/production/deliver/encode-picture.ts';
import {applyRule} from '../../../src/spot/findings/rule.ts';
import {fileFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';
import {measured, openMeasurer} from '../check/masters.ts';

/** A second of sharp edges that move, fine noise over them, and a sound. */
const PICTURE = 'testsrc2=size=540x960:rate=30:duration=1,noise=alls=12:allf=t';
const SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=1'];
const SIZE = {width: 540, height: 960};

/** A logo: a plate of a middle grey with a mark on it. And strokes of letters, 14 pixels high. */
const box = (x: number, y: number, width: number, height: number, color: string): string =>
  `drawbox=x=${x}:y=${y}:w=${width}:h=${height}:color=${color}:t=fill`;
const LOGO = [box(400, 60, 90, 30, '0x707070'), box(410, 70, 20, 10, 'white')];
const LETTERS = Array.from({length: 12}, (_, at) => box(60 + at * 8, 800, 3, 14, 'white'));
const GRAPHICS = [...LOGO, ...LETTERS];

const folder = fileFolder();
const master = join(folder, 'master.mp4');

const encoded = (filter: string, file: string, rate: readonly string[]): Promise<string> =>
  makeMedia(
    [
      ...['-f', 'lavfi', '-i', PICTURE, ...SOUND, '-vf', filter, '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
      ...['-preset', 'veryfast', ...rate, '-c:a', 'aac', '-colorspace', 'bt709', '-color_range', 'tv'],
    ],
    file,
  );

beforeAll(async () => {
  await encoded(GRAPHICS.join(), master, ['-crf', '14']);
});

/** What the rule finds in a file: for each finding, its frames, and what is there instead. */
async function found(file: string): Promise<{frames: unknown; expected: string; got: string}[]> {
  const measurer = await openMeasurer();
  try {
    const [made, approved] = [await measured(file, measurer, SIZE), await measured(master, measurer, SIZE)];
    return applyRule(encodePicture, matchEncode(made, approved, 30), 'one').map(
      ({frames, expected, got}) => ({frames, expected, got}),
    );
  } finally {
    await measurer.close();
  }
}

test('an encode of a delivery shows what its master shows, also with few bits', async () => {
  for (const bitRate of [4e6, 700e3]) {
    const target: EncodeTarget = {fps: 30, picture: {bitRate, constant: false}, sound: null};
    const file = join(folder, `${bitRate}.mp4`);
    await encodeDeliverable(tools, master, target, file);
    expect(await found(file), String(bitRate)).toEqual([]);
  }
});

test.each([
  [
    'a frame that is shown twice',
    "select='not(eq(n,15))',setpts=N/30/TB,tpad=stop=1:stop_mode=clone",
    {from: 15},
  ],
  ['a frame too late', 'tpad=start=1:start_mode=clone', {from: 1}],
  ['another range of values', 'scale=in_range=tv:out_range=pc', {from: 0, frames: 30}],
  ['another part of the picture', 'crop=500:900:40:60,scale=540:960', {from: 0, frames: 30}],
])('%s is found, with its frames', async (name, filter, frames) => {
  const file = join(folder, `${name.replaceAll(/\W/g, '-')}.mp4`);
  await encoded([...GRAPHICS, filter].join(), file, ['-crf', '20', '-frames:v', '30']);
  expect((await found(file)).map((each) => each.frames)).toContainEqual(expect.objectContaining(frames));
});

const OTHER_LOGO = [box(400, 60, 90, 30, '0xb04a90'), ...LOGO.slice(1)];

test.each([
  ['a logo is missing', LETTERS, [400, 60, 490, 90]],
  ['a line of text is missing', LOGO, [60, 800, 151, 814]],
  ['the logo has another colour', [...OTHER_LOGO, ...LETTERS], [400, 60, 490, 90]],
])(
  'in an encode with few bits, %s: that is found, with its frames and its place',
  async (name, filters, at) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.mp4`);
    await encoded(filters.join(), file, ['-b:v', '700k']);
    const findings = await found(file);
    expect(findings).toMatchObject([{frames: {from: 0, frames: 30}}]);
    const percent = (findings[0]?.expected.match(/\d+(?= to| %)/g) ?? []).map(Number);
    const [left, top, right, bottom] = at as [number, number, number, number];
    const wanted = [left / SIZE.width, right / SIZE.width, top / SIZE.height, bottom / SIZE.height];
    for (const [index, part] of wanted.entries())
      expect(Math.abs((percent[index] ?? Number.NaN) - 100 * part)).toBeLessThan(8);
  },
);
