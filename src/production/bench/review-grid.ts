import {randomUUID} from 'node:crypto';
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
import {makeOpeningStills} from '../render/opening-stills.ts';
import {openReviewDesk} from '../review/board/review-desk.ts';
import {shownOf} from '../review/board/review-media.ts';
import {currentMasters} from '../review/current-masters.ts';
import {CLIP_SECONDS, makeClip} from './made-clips.ts';
import {type Scrubbed, SHOW_ONE, scrubbing, UNTIL_STILLS} from './review-grid-page.ts';

/** What was measured of the review grid. Times are in seconds. */
export type ReviewGrid = {
  /** From the address to the stills of all variants that are on screen: as after a render, which makes the stills; and with none made. */
  first: {rendered: number; cold: number};
  /**
   * One step of scrubbing: with many variants, until each shows the frame or one beside it; and on a page with one video, until it shows the frame.
   */
  step: {many: number; one: number};
  /** From the last step of scrubbing until all videos show exactly its frame. */
  rest: number;
  /** How many variants were on screen. */
  visible: number;
  /** The most memory of the server and the browser, in bytes. */
  memory: number;
};

const SPOT = 'bench-review';

const VARIANTS = 100;

/** Pixels of a master. */
const SIZE = {width: 1080, height: 1920};

/** A window in which 16 variants are on screen. */
const WINDOW = {width: 1780, height: 960};

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
  const {store, tools} = project;
  const hashOf = rememberingHash();
  try {
    await writeMasters(project);
    const open = (withStrips: boolean): Promise<OpenedGrid> =>
      openGrid(project, {browser: findBrowserProgram(real.root, env).path, hashOf, signal, withStrips});
    const cold = await measured(open(true), (page) => page.evaluate(UNTIL_STILLS));
    // As at the end of a render.
    const masters = await currentMasters(project.workspace, SPOT, hashOf);
    await makeOpeningStills(masters.map(shownOf), {store, tools, signal});
    const memory = watchMemory();
    const many = await measured(open(true), async (page) => ({
      first: Number(await page.evaluate(UNTIL_STILLS)),
      ...((await page.evaluate(scrubbing(true))) as Scrubbed),
    }));
    const one = await measured(open(false), async (page) => {
      await page.evaluate(SHOW_ONE);
      return (await page.evaluate(scrubbing(false))) as Scrubbed;
    });
    return {
      first: {rendered: many.first / 1000, cold: Number(cold) / 1000},
      step: {many: many.step / 1000, one: one.step / 1000},
      rest: many.rest / 1000,
      visible: many.visible,
      memory: memory.stop(),
    };
  } finally {
    await project.store.close();
  }
}

type OpenedGrid = {page: OpenPage; close: () => Promise<void>};

/** Runs a measurement, and closes the grid after it. */
async function measured<T>(opening: Promise<OpenedGrid>, run: (page: OpenPage) => Promise<T>): Promise<T> {
  const {page, close} = await opening;
  try {
    return await run(page);
  } finally {
    await close();
  }
}

/** Opens the review app and a browser with it. `withStrips`: without them, videos seek while a person scrubs. */
async function openGrid(
  project: Project,
  {
    browser,
    hashOf,
    signal,
    withStrips,
  }: {
    browser: string;
    hashOf: (file: string) => Promise<string>;
    signal: AbortSignal;
    withStrips: boolean;
  },
): Promise<OpenedGrid> {
  const desk = await openReviewDesk(project, SPOT, {decides: false, hashOf, report: NO_REPORT, signal});
  const app = await openLoopbackApp({
    title: SPOT,
    script: await bundleReviewApp(),
    actions: {board: desk.board},
    media: async (path) => (path.startsWith('strip/') && !withStrips ? undefined : desk.media(path)),
  });
  const close = async (): Promise<void> => {
    await app.close();
    await desk.close();
  };
  try {
    const profile = await makeFolder(join(project.store.scratch, randomUUID()));
    const page = await openPage(browser, app.url, {profile, ...WINDOW});
    return {
      page,
      close: async () => {
        await page.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const NO_REPORT = {
  ...{step: () => undefined, warn: () => undefined},
  ...{frames: () => undefined, variant: () => undefined},
};

/** Writes a hundred files and their manifest, as a render does. They are five clips, each with marks that make it another file. */
async function writeMasters({workspace, store, tools}: Project): Promise<void> {
  const folder = await makeFolder(join(workspace.out, SPOT));
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
      spot: SPOT,
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
