import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {FULL} from '../../../src/spot/geometry/box.ts';
import {footageAt, placeClip} from '../../../src/spot/timeline/footage-at.ts';
import type {FrameRate} from '../../../src/spot/timeline/frames.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';
import {openStage, type Stage} from '../../support/browser/open-stage.ts';
import {makeMedia} from '../../support/tools.ts';

const WIDTH = 200;
const HEIGHT = 100;
const BITS = 10;
const DARK = 16;
const LIGHT = 235;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** A clip whose frames carry their number as ten black and white bars, lowest bit first. */
async function numbered(fps: number, length: number): Promise<string> {
  const bars = `geq=lum='${DARK}+${LIGHT - DARK}*mod(floor(N/pow(2,floor(X/${WIDTH / BITS}))),2)'`;
  const source = `color=black:s=${WIDTH}x${HEIGHT}:r=${fps},format=gray,${bars},format=yuv420p`;
  return stage.put(await encoded(source, length));
}

const encoded = (source: string, length: number): Promise<string> =>
  makeMedia(
    ['-f', 'lavfi', '-i', source, '-frames:v', String(length)].concat(
      '-c:v libx264 -preset veryfast -crf 8 -bf 0 -g 12 -pix_fmt yuv420p -colorspace bt709 -color_range tv'.split(
        ' ',
      ),
    ),
    join(mkdtempSync(join(tmpdir(), 'tenspot-clip-')), 'clip.mp4'),
  );

const clip = (changes: Partial<Footage> & {src: string}): Footage => ({
  slot: 'a',
  layer: changes.slot ?? 'a',
  from: 0,
  frames: 15,
  missing: null,
  cube: null,
  width: WIDTH,
  height: HEIGHT,
  in: 0,
  length: 90,
  speed: 1,
  rect: FULL,
  focus: [0.5, 0.5],
  move: {kind: 'static', amount: 0, ease: 'linear'},
  entry: {kind: 'cut', frames: 0, color: null},
  ...changes,
});

async function draw(footage: Footage[], fps: FrameRate, frames: number, concurrency: number) {
  const size = {width: WIDTH, height: HEIGHT};
  const safe = {x: 0, y: 0, ...size};
  const spot = {...BLANK_SPOT, ...size, safe, slots: {}, fps, frames, footage};
  const pictures = await stage.frames('spot', spot, {...size, fps, frames}, concurrency);
  return Promise.all(pictures.map((png) => sharp(png).extractChannel(1).raw().toBuffer()));
}

/** What the bars of a frame have to be, mixed as the timeline says. */
function expected(footage: Footage[], frame: number): number[] {
  const {layers, dip} = footageAt(footage, frame);
  return Array.from({length: BITS}, (_, bit) => {
    const clips = layers.reduce((under, {opacity, shown}) => {
      const value = ((shown[0]?.source ?? 0) >> bit) & 1 ? LIGHT : DARK;
      return under * (1 - opacity) + value * opacity;
    }, 0);
    return clips * (1 - (dip?.opacity ?? 0));
  });
}

const bars = (pixels: Buffer): number[] =>
  Array.from({length: BITS}, (_, bit) => pixels[50 * WIDTH + Math.round((bit + 0.5) * (WIDTH / BITS))] ?? -1);

describe.each([
  {fps: 30, concurrency: 1},
  {fps: 24, concurrency: 2},
] as const)('at $fps fps, $concurrency at a time', ({fps, concurrency}) => {
  test('every frame shows the frame of its file that the timeline names', async () => {
    const src = await numbered(fps, 90);
    const footage = [
      clip({src, slot: 'trimmed', in: 7}),
      clip({
        src,
        slot: 'slow',
        from: 15,
        in: 33,
        speed: 0.5,
        entry: {kind: 'dissolve', frames: 6, color: null},
      }),
      clip({src, slot: 'fast', from: 30, in: 3, speed: 2, entry: {kind: 'dip', frames: 5, color: '#000000'}}),
      clip({src, slot: 'held', from: 45, in: 84, entry: {kind: 'dissolve', frames: 4, color: null}}),
    ];
    const pictures = await draw(footage, fps, 60, concurrency);
    const wrong = pictures.flatMap((pixels, frame) => {
      const want = expected(footage, frame);
      return bars(pixels).every((value, bit) => Math.abs(value - (want[bit] ?? 0)) < 10) ? [] : [frame];
    });
    expect(pictures).toHaveLength(60);
    expect(wrong).toEqual([]);
  });
});

test('a slow push is smooth: a line one pixel wide never stands a sixth of a pixel from where it belongs', async () => {
  const source = `color=black:s=${WIDTH}x${HEIGHT}:r=30,format=gray,geq=lum='if(eq(X,180),255,0)',format=yuv420p`;
  const src = stage.put(await encoded(source, 40));
  const pushing = clip({src, frames: 40, length: 40, move: {kind: 'push', amount: 0.02, ease: 'linear'}});
  const pictures = await draw([pushing], 30, 40, 2);
  const places = pictures.map(centreOfLine);
  const wanted = pictures.map((_, frame) => {
    const {x, scale} = placeClip(
      {clip: pushing, source: frame, t: frame / 39},
      {width: WIDTH, height: HEIGHT},
    );
    return x + scale * 180.5;
  });
  const off = places.map((place, frame) => Math.abs(place - (wanted[frame] ?? 0)));
  const steps = places.slice(1).map((place, frame) => place - (places[frame] ?? 0));
  expect(Math.max(...off)).toBeLessThan(1 / 6);
  expect(Math.min(...steps)).toBeGreaterThan(-0.02);
});

function centreOfLine(pixels: Buffer): number {
  const row = [...pixels.subarray(60 * WIDTH, 61 * WIDTH)].map((value) => Math.max(0, value - 24));
  const weight = row.reduce((sum, value) => sum + value, 0);
  return row.reduce((sum, value, x) => sum + value * (x + 0.5), 0) / weight;
}
