import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {bundleCompositions} from '../../../../../src/machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../../../../src/machine/browser/session.ts';
import {openStore, type Store} from '../../../../../src/machine/files/store.ts';
import {ffmpeg} from '../../../../../src/machine/media/ffmpeg.ts';
import {findBrowserProgram, findTools} from '../../../../../src/machine/tools/tools.ts';
import {findWorkspace} from '../../../../../src/production/project/workspace.ts';
import type {EncodeSettings} from '../../../../../src/production/render/master-key.ts';
import {overlayArguments} from '../../../../../src/production/render/set-engine/composite/composite-arguments.ts';
import {footageGraph} from '../../../../../src/production/render/set-engine/composite/footage-graph.ts';
import {lumaLift} from '../../../../../src/production/render/set-engine/composite/luma-lift.ts';
import {drawStates} from '../../../../../src/production/render/set-engine/graphics-states/draw-states.ts';
import {
  readPlanes,
  toYuva,
} from '../../../../../src/production/render/set-engine/graphics-states/yuva-planes.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {masterSize} from '../../../../../src/spot/variant/format.ts';
import {allCases, type Case} from './cases.ts';
import {measureSwatches} from './color.ts';
import {NEAR, psnr, toPlanes, writeWorst} from './compare.ts';

/** Run by itself: draws the same frames by both engines, and says how near they are, line by line. What is far goes into a folder as pictures. */
const [found = '', home = ''] = process.argv.slice(2);
const ROOT = join(import.meta.dirname, '../../../../..');
const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
const SETTINGS = {scale: 1, crf: 18, preset: 'veryfast'} as const;
const tools = findTools(ROOT);
const store = await openStore(home);
const workspace = {...(await findWorkspace(ROOT)), home};
const cases = await allCases({workspace, store, tools});
const serveUrl = await bundleCompositions({
  entry: join(import.meta.dirname, 'entry.tsx'),
  root: ROOT,
  publicDir: store.files,
  bundles: join(home, 'bundles'),
  notes: join(home, 'programs'),
  scratch: store.scratch,
});
const browser = openBrowserSession({serveUrl, browser: findBrowserProgram(ROOT), scratch: store.scratch});
try {
  for (const each of cases) say({parity: await compare(each, store, browser)});
  const folder = mkdtempSync(join(store.scratch, 'swatches-'));
  const palettes = cases.flatMap(({spot}) => Object.values(spot.brand.color.palette));
  const colors = [
    ...new Set(palettes.map((color) => color.slice(0, 7))),
    '#0000ff',
    '#ff0000',
    '#00ff00',
    '#808080',
  ];
  for (const swatch of await measureSwatches(colors, {store, tools, browser, folder})) say({swatch});
} finally {
  await browser.close();
}

async function compare(
  {name, spot, graded, frames: moments, scale = 1}: Case,
  store: Store,
  browser: BrowserSession,
) {
  const frames = [...new Set(moments)].sort((a, b) => a - b);
  const {width, height, fps} = spot;
  const settings = {...SETTINGS, scale};
  const size = scale === 1 ? spot : masterSize(spot.format, scale);
  const folder = mkdtempSync(join(store.scratch, 'parity-'));
  const [full, states] = [join(folder, 'full-frames'), join(folder, 'graphics-states')];
  for (const each of [full, states]) mkdirSync(each);
  const pictures = {folder: full, format: 'png', scale: 1} as const;
  const job = {kind: 'frames', composition: 'spot', props: graded, width, height, fps} as const;
  await browser.draw({...job, length: graded.frames, frames, pictures});
  await drawStates(
    frames.map((frame) => ({fingerprint: '', spot, frame})),
    states,
    browser,
    () => undefined,
  );
  const near: number[] = [];
  let worst: Far | undefined;
  for (const [at, frame] of frames.entries()) {
    const expected = await toPlanes(readFileSync(join(full, `${frame}.png`)), spot, settings, tools);
    const got = await laid(spot, frame, join(states, `${at}.png`), settings, store);
    const decibels = psnr(expected, got);
    near.push(decibels);
    if (worst === undefined || decibels < worst.decibels) worst = {decibels, frame, expected, got};
  }
  const mean = near.reduce((sum, each) => sum + each, 0) / near.length;
  const least = worst?.decibels ?? 0;
  const picture = join(found, `${name.replaceAll(/[^a-z0-9]+/g, '-')}-${worst?.frame}.png`);
  if (worst && (mean < NEAR.mean || least < NEAR.least)) {
    mkdirSync(found, {recursive: true});
    await writeWorst(worst.expected, worst.got, size, picture, tools);
  }
  rmSync(folder, {recursive: true, force: true});
  return {name, frames: near.length, mean, least, worst: worst?.frame, picture};
}

type Far = {decibels: number; frame: number; expected: Buffer; got: Buffer};

/** One frame as the set engine makes it, before its encoder. */
async function laid(
  spot: ResolvedSpot,
  frame: number,
  state: string,
  settings: EncodeSettings,
  store: Store,
): Promise<Buffer> {
  const {width, height, fps, footage, brand} = spot;
  const planes = await readPlanes(state);
  const graph = footageGraph({
    footage,
    from: frame,
    frames: 1,
    frame: {width, height, fps},
    ground: brand.color.background,
  });
  const args = overlayArguments({
    graph,
    overlays: [planes.box],
    width,
    height,
    fps,
    path: store.path,
    settings,
  });
  const {stdout} = await ffmpeg(tools, [...args, '-map', '[v0]', '-frames:v', '1', '-f', 'rawvideo', '-'], {
    cwd: store.files,
    pipes: planes.box ? [[toYuva(planes, planes.box, await lumaLift(tools, store))]] : [],
  });
  return stdout;
}
