import {writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {bundleCompositions} from '../../../../../src/machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../../../../src/machine/browser/session.ts';
import {openCache} from '../../../../../src/machine/files/cache.ts';
import {openStore, type Store} from '../../../../../src/machine/files/store.ts';
import {openMachineFonts} from '../../../../../src/machine/fonts/machine-fonts.ts';
import {encoding} from '../../../../../src/machine/media/conform.ts';
import {ffmpeg} from '../../../../../src/machine/media/ffmpeg.ts';
import {findBrowserProgram} from '../../../../../src/machine/tools/tools.ts';
import {BLANK_SPOT} from '../../../../../src/picture/blank-spot.ts';
import type {SetContext} from '../../../../../src/production/render/set-engine/set-context.ts';
import {writeRegistries} from '../../../../../src/production/scaffold/registry.ts';
import {Pick as EditPick} from '../../../../../src/spot/documents/edit.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {layTimeline} from '../../../../../src/spot/timeline/timeline.ts';
import {ROOT, tools} from '../../../../support/tools.ts';
import {makeWorkspace} from '../../../../support/workspace.ts';

/** A template that has a habit: the text of its files, by path in its folder. */
export type Habit = {id: string; files: Record<string, string>};

export const SIZE = {width: 270, height: 480};
const FPS = 24;
export const FRAMES = 16;
const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const FAMILY = 'Inter 0123abcd';

/** Visually lossless, so that what differs is the picture and not its encoding. */
const SETTINGS = {scale: 1, crf: 8, preset: 'veryfast'} as const;

export type Lab = {
  /** A variant of a template with this copy. Variants with another `take` have another clip under them. */
  spot: (template: string, copy: Record<string, unknown>, take?: 0 | 1) => ResolvedSpot;
  context: SetContext;
  /** The URL of a staged PNG of this many pixels a side, as large as noise is. */
  picture: string;
  close: () => Promise<void>;
};

/** A workspace with these templates, its bundle, and a browser that has it open. */
export async function openLab(habits: readonly Habit[]): Promise<Lab> {
  const workspace = await makeWorkspace();
  for (const {id, files} of habits)
    for (const [name, text] of Object.entries({'template.ts': templateText(id), ...files})) {
      const file = workspace.path('compositions/templates', id, name);
      await mkdir(dirname(file), {recursive: true});
      writeFileSync(file, text);
    }
  await writeRegistries(workspace.root);
  const home = workspace.path('.tenspot');
  const store = await openStore(home);
  const font = await store.put(join(ROOT, FONT));
  const takes = [await takeOf('testsrc', store), await takeOf('testsrc2', store)];
  const picture = await noiseOf(store);
  const serveUrl = await bundleCompositions({
    entry: workspace.path('compositions/index.ts'),
    root: workspace.root,
    publicDir: store.files,
    bundles: join(home, 'bundles'),
    notes: join(home, 'programs'),
    scratch: store.scratch,
  });
  const browser: BrowserSession = openBrowserSession({
    serveUrl,
    browser: findBrowserProgram(ROOT),
    scratch: store.scratch,
  });
  const type = {...BLANK_SPOT.brand.typography.base, family: FAMILY};
  const fonts = [{family: FAMILY, src: font, weight: '100 900', style: 'normal' as const, range: null}];
  const brand = {...BLANK_SPOT.brand, typography: {base: type, headings: type, fonts}};
  const spot: Lab['spot'] = (template, copy, take = 0) => ({
    ...BLANK_SPOT,
    ...SIZE,
    ...layTimeline({
      slots: {slot: {seconds: 1}},
      fillings: {slot: {take: takeData(takes[take] ?? ''), pick: EditPick.parse({})}},
      transitions: {},
      fps: FPS,
      frames: FRAMES,
      ...SIZE,
    }),
    safe: {x: 0, y: 0, ...SIZE},
    fps: FPS,
    frames: FRAMES,
    template,
    brand,
    copy: {...copy, picture},
  });
  const report = {step: () => {}, warn: () => {}, frames: () => {}, variant: () => {}};
  const cache = await openCache(join(home, 'work'), store.scratch, 1e9);
  const versions = {browser: '', ffmpeg: tools.ffmpegVersion, remotion: '', images: ''};
  return {
    spot,
    picture,
    context: {
      store,
      cache,
      tools,
      machineFonts: openMachineFonts(),
      settings: SETTINGS,
      versions,
      browser: async () => browser,
      report,
    },
    close: async () => {
      await browser.close();
      workspace.remove();
    },
  };
}

const templateText = (id: string): string => `import {defineTemplate} from 'tenspot';
import {z} from 'zod';

export const ${id} = defineTemplate({
  id: '${id}', title: '${id}', copy: z.record(z.string(), z.unknown()), slots: {slot: {seconds: 1}},
});
`;

const takeData = (src: string) =>
  ({
    ...{shot: 'shot', number: 1, provider: 'none', model: 'none', request: src, fps: FPS, src, ...SIZE},
    ...{frames: FRAMES, focus: [0.5, 0.5], warnings: [], rights: null},
  }) as never;

const takeOf = (source: string, store: Store): Promise<string> =>
  store.draft('mp4', async (clip) => {
    const made = ['-f', 'lavfi', '-i', `${source}=size=${SIZE.width}x${SIZE.height}:rate=${FPS}`];
    const exact =
      'scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p';
    await ffmpeg(tools, [...made, '-frames:v', String(FRAMES), '-vf', exact, ...encoding(FPS), clip]);
    return store.put(clip);
  });

/** A picture that takes long to decode. Its noise is grey: the engines halve coloured noise with different filters. */
const noiseOf = (store: Store): Promise<string> =>
  store.draft('png', async (file) => {
    const source = 'color=gray:size=3000x3000,noise=c0s=100:c0_seed=3,eq=brightness=0.2';
    await ffmpeg(tools, ['-f', 'lavfi', '-i', source, '-frames:v', '1', file]);
    return store.put(file);
  });
