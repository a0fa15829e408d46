import {join} from 'node:path';
import {type OpenPage, openPage} from '../../machine/browser/open-page.ts';
import {makeFolder} from '../../machine/files/folders.ts';
import {rememberingHash} from '../../machine/files/hash.ts';
import {readBytes} from '../../machine/files/read-file.ts';
import {remove, writeWhole} from '../../machine/files/write-file.ts';
import {watchMemory} from '../../machine/process/memory.ts';
import {type Environment, findBrowserProgram} from '../../machine/tools/tools.ts';
import {bundleReviewApp} from '../../machine/web/bundle-page.ts';
import {openLoopbackApp} from '../../machine/web/loopback-app.ts';
import type {Manifest, VariantRecord} from '../../spot/variant/manifest.ts';
import {openWorkspace, type Project} from '../project/open-project.ts';
import type {Workspace} from '../project/workspace.ts';
import {openReviewDesk} from '../review/board/review-desk.ts';
import {CLIP_SECONDS, makeClip} from './made-clips.ts';

/** What was measured of the review grid. */
export type ReviewGrid = {
  /** Seconds from the address to the stills of all variants that are on screen. */
  first: number;
  /** Seconds of one step of scrubbing, until all videos on screen show the frame: with many videos, and with one. */
  step: {many: number; one: number};
  /** How many videos were on screen. */
  visible: number;
  /** The most memory of the server and the browser, in bytes. */
  memory: number;
};

const VARIANTS = 100;

/** Pixels of a master. */
const SIZE = {width: 1080, height: 1920};

/** A window in which 16 variants are on screen. */
const WINDOW = {width: 1780, height: 960};

/** How many frames are scrubbed through, and how far apart they are. */
const STEPS = {count: 40, frames: 7};

const FPS = 30;

/** Measures the review app with a hundred masters, in a browser. The masters are synthetic; none of their stills and copies is there yet. */
export async function measureReviewGrid(
  real: Workspace,
  {env, signal}: {env: Environment; signal: AbortSignal},
): Promise<ReviewGrid> {
  const home = join(real.home, 'bench', 'review');
  await remove(join(home, 'store'));
  await remove(join(home, 'notes'));
  const project = await openWorkspace({...real, home, out: join(home, 'out')}, {env});
  const report = {
    step: () => undefined,
    warn: () => undefined,
    frames: () => undefined,
    variant: () => undefined,
  };
  const spot = 'bench-review';
  await writeMasters(project, spot);
  const memory = watchMemory();
  const desk = await openReviewDesk(project, spot, {
    ...{decides: false, hashOf: rememberingHash(), report, signal},
  });
  const app = await openLoopbackApp({
    title: spot,
    script: await bundleReviewApp(),
    actions: {board: desk.board},
    media: desk.media,
  });
  let page: OpenPage | undefined;
  try {
    const {path} = findBrowserProgram(real.root, env);
    const profile = await makeFolder(join(project.store.scratch, 'profile'));
    page = await openPage(path, app.url, {profile, ...WINDOW});
    const first = Number(await page.evaluate(UNTIL_STILLS)) / 1000;
    const many = (await page.evaluate(SCRUB)) as Scrubbed;
    await page.evaluate(SHOW_ONE);
    const one = (await page.evaluate(SCRUB)) as Scrubbed;
    return {
      first,
      step: {many: many.milliseconds / 1000 / STEPS.count, one: one.milliseconds / 1000 / STEPS.count},
      visible: many.videos,
      memory: memory.stop(),
    };
  } finally {
    await page?.close();
    await app.close();
    await desk.close();
    await project.store.close();
  }
}

/** Writes a hundred files and their manifest, as a render does. They are five clips, each with marks that make it another file. */
async function writeMasters({workspace, store, tools}: Project, spot: string): Promise<void> {
  const folder = await makeFolder(join(workspace.out, spot));
  const clips = await makeFolder(join(workspace.home, 'clips'));
  const rows: VariantRecord[] = [];
  for (let index = 0; index < VARIANTS; index++) {
    const clip = await makeClip(100 + (index % 5), SIZE, clips, {store, tools});
    const id = `v${String(index + 1).padStart(3, '0')}`;
    await writeWhole(
      join(folder, `${id}.mp4`),
      Buffer.concat([await readBytes(join(clips, clip)), markOf(index)]),
    );
    rows.push(rowOf(id));
  }
  const manifest: Manifest = {
    ...{
      spot,
      template: 'bench',
      brand: 'bench',
      engine: 'set',
      proof: false,
      createdAt: new Date(0).toISOString(),
    },
    tools: {},
    totals: {
      ...{variants: VARIANTS, done: VARIANTS, failed: 0, skipped: 0, rendered: VARIANTS, reused: 0},
      seconds: 0,
    },
    variants: rows,
  };
  await writeWhole(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** A box of MP4 that players leave out. */
function markOf(index: number): Buffer {
  const box = Buffer.from(`0000free${index}`);
  box.writeUInt32BE(box.length);
  return box;
}

const rowOf = (id: string): VariantRecord => ({
  ...{id, name: id, status: 'done', file: `${id}.mp4`, sha256: null, seconds: CLIP_SECONDS, fps: FPS},
  ...SIZE,
  ...{choices: {number: id}, props: {format: '9:16'}, takes: {}, findings: [], error: null},
  segments: {total: 1, rendered: 1, reused: 0},
});

/** In the page: milliseconds from its address to the stills of all variants on screen. */
const UNTIL_STILLS = `new Promise((resolve) => {
  const look = () => {
    const stills = [...document.querySelectorAll('.tile img')];
    if (stills.length > 0 && stills.every((each) => each.complete && each.naturalWidth > 0)) resolve(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})`;

type Scrubbed = {milliseconds: number; videos: number};

/** In the page: moves the slider, and waits after each step until every video shows the frame. */
const SCRUB = `(async () => {
  const slider = document.querySelector('.scrub input');
  const videos = () => [...document.querySelectorAll('.tile video')];
  const drawn = () => new Promise(requestAnimationFrame);
  const goTo = async (frame) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, String(frame));
    slider.dispatchEvent(new Event('input', {bubbles: true}));
    while (!videos().every((each) => each.dataset.frame === String(frame))) await drawn();
  };
  await goTo(1);
  const isReady = () => videos().length === document.querySelectorAll('.tile img').length && videos().every((each) => each.className === 'ready');
  while (!isReady()) await drawn();
  await goTo(2);
  const began = performance.now();
  for (let step = 1; step <= ${STEPS.count}; step++) await goTo((step * ${STEPS.frames}) % (Number(slider.max) - 1));
  return {milliseconds: performance.now() - began, videos: videos().length};
})()`;

/** In the page: shows one variant of the grid. */
const SHOW_ONE = `(async () => {
  const select = document.querySelector('.filters select');
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'selectedIndex').set.call(select, 1);
  select.dispatchEvent(new Event('change', {bubbles: true}));
  while (document.querySelectorAll('.tile').length !== 1) await new Promise(requestAnimationFrame);
})()`;
