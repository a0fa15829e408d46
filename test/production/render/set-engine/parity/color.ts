import {join} from 'node:path';
import Color from 'colorjs.io';
import type {BrowserSession} from '../../../../../src/machine/browser/session.ts';
import type {Store} from '../../../../../src/machine/files/store.ts';
import {encoding} from '../../../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../../../src/machine/media/ffmpeg.ts';
import type {Tools} from '../../../../../src/machine/tools/tools.ts';
import {BLANK_SPOT} from '../../../../../src/picture/blank-spot.ts';
import {copyForBrowser} from '../../../../../src/production/grade/browser-copy.ts';
import {compositeArguments} from '../../../../../src/production/render/set-engine/composite/composite-arguments.ts';
import {footageGraph} from '../../../../../src/production/render/set-engine/composite/footage-graph.ts';
import {lumaLift} from '../../../../../src/production/render/set-engine/composite/luma-lift.ts';
import {drawStates} from '../../../../../src/production/render/set-engine/graphics-states/draw-states.ts';
import {
  readPlanes,
  toYuva,
  unite,
} from '../../../../../src/production/render/set-engine/graphics-states/yuva-planes.ts';
import {seenSizes} from '../../../../../src/production/stage/stage-variant.ts';
import {Pick as EditPick} from '../../../../../src/spot/documents/edit.ts';
import type {Take} from '../../../../../src/spot/takes/take.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {layTimeline} from '../../../../../src/spot/timeline/timeline.ts';
import {HELD, swatches} from './swatches.ts';

type Outside = {store: Store; tools: Tools; browser: BrowserSession; folder: string};

/** How far a colour is off after encoding: CIEDE2000. */
export type Swatch = {engine: 'set' | 'reference'; by: 'graphics' | 'footage'; color: string; off: number};

const SIZE = {width: 200, height: 120};
const FPS = 30;
const SETTINGS = {scale: 1, crf: 18, preset: 'veryfast'} as const;

/** Colours over the whole frame, as graphics and as footage, by both engines, read back from what they encoded. */
export async function measureSwatches(colors: readonly string[], outside: Outside): Promise<Swatch[]> {
  const result: Swatch[] = [];
  const takes = await Promise.all(colors.map((color) => flatTake(color, outside)));
  const black = await flatTake('#000000', outside);
  const lay = (by: Swatch['by']): {spot: ResolvedSpot; fillings: Record<string, Take>} => {
    const copy = {colors: by === 'graphics' ? [...colors] : colors.map(() => 'transparent')};
    const fillings = Object.fromEntries(
      takes.map((take, at) => [`color-${at}`, by === 'graphics' ? black : take]),
    );
    const frames = colors.length * HELD;
    const filled = Object.fromEntries(
      Object.entries(fillings).map(([slot, take]) => [slot, {take, pick: EditPick.parse({})}]),
    );
    const slots = swatches.slots({copy, format: '9:16', seconds: frames / FPS, fps: FPS, language: 'en'});
    const timeline = layTimeline({slots, fillings: filled, transitions: {}, fps: FPS, frames, ...SIZE});
    const safe = {x: 0, y: 0, ...SIZE};
    return {
      spot: {...BLANK_SPOT, ...SIZE, ...timeline, template: swatches.id, copy, fps: FPS, frames, safe},
      fillings,
    };
  };
  for (const by of ['graphics', 'footage'] as const) {
    const {spot, fillings} = lay(by);
    for (const engine of ['set', 'reference'] as const) {
      const file = join(outside.folder, `${by}-${engine}.mp4`);
      await (engine === 'set' ? bySet(spot, file, outside) : byReference(spot, fillings, file, outside));
      const shown = await read(file, outside);
      for (const [at, color] of colors.entries())
        result.push({
          engine,
          by,
          color,
          off: new Color(color).deltaE(shown[at * HELD + HELD - 2] as Color, '2000'),
        });
    }
  }
  return result;
}

async function bySet(
  spot: ResolvedSpot,
  file: string,
  {store, tools, browser, folder}: Outside,
): Promise<void> {
  const {width, height, fps, footage, frames} = spot;
  const drawn = Array.from({length: frames / HELD}, (_, at) => ({fingerprint: '', spot, frame: at * HELD}));
  const pictures = await drawStates(drawn, folder, browser, () => undefined);
  const planes = await Promise.all(pictures.map((picture) => readPlanes(picture.file)));
  const box = unite(planes.map((each) => each.box));
  const lift = await lumaLift(tools, store);
  const states = box ? planes.map((each) => toYuva(each, box, lift)) : [];
  const graph = footageGraph({
    footage,
    from: 0,
    frames,
    frame: {width, height, fps},
    ground: '#000000',
  });
  const job = {
    graph,
    overlays: [box],
    outputs: [file],
    width,
    height,
    fps,
    frames,
    settings: SETTINGS,
    path: store.path,
  };
  const pipe = states.flatMap((state) => Array.from({length: HELD}, () => state));
  await ffmpeg(tools, compositeArguments(job), {cwd: store.files, pipes: box ? [pipe] : []});
}

async function byReference(
  spot: ResolvedSpot,
  takes: Record<string, Take>,
  output: string,
  {store, tools, browser}: Outside,
): Promise<void> {
  const fillings = Object.fromEntries(
    Object.entries(takes).map(([slot, take]) => [slot, {take, pick: EditPick.parse({})}]),
  );
  const copies = await copyForBrowser(fillings, {}, seenSizes(spot), {store, tools});
  const footage = spot.footage.map((clip) => {
    const copy = copies[clip.slot];
    return copy && 'take' in copy ? {...clip, src: copy.take.src} : clip;
  });
  const {width, height, fps, frames} = spot;
  const job = {kind: 'video', composition: 'spot', width, height, fps, frames, output} as const;
  await browser.draw({...job, ...SETTINGS, props: {...spot, footage}});
}

/** The colour in the middle of every frame, as a player shows it. */
async function read(file: string, {tools}: Outside): Promise<Color[]> {
  const exact = 'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int';
  const middle = `crop=2:2:${SIZE.width / 2}:${SIZE.height / 2}:exact=1`;
  const raw = ['-vf', `${exact},format=rgb24,${middle}`, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const {stdout} = await ffmpeg(tools, [...input(file), ...raw]);
  return Array.from({length: stdout.length / 12}, (_, at) => {
    const [r = 0, g = 0, b = 0] = stdout.subarray(at * 12, at * 12 + 3);
    return new Color('srgb', [r / 255, g / 255, b / 255]);
  });
}

async function flatTake(color: string, {store, tools}: Outside): Promise<Take> {
  // In one graph: an input of its own would come as BT.601, rounded.
  const source = [
    `color=c=0x${color.slice(1)}:s=${SIZE.width}x${SIZE.height}:r=${FPS},format=gbrp`,
    'scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p',
  ].join(',');
  const src = await store.draft('mp4', async (file) => {
    await ffmpeg(tools, ['-f', 'lavfi', '-i', source, '-frames:v', String(HELD), ...encoding(FPS), file]);
    return store.put(file);
  });
  return {
    shot: 'flat',
    number: 1,
    provider: 'flat',
    model: 'flat',
    request: color,
    src,
    frames: HELD,
    fps: FPS,
    ...SIZE,
    focus: [0.5, 0.5],
    warnings: [],
    rights: null,
  };
}
