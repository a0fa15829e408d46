import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openBrowserSession} from '../../../../src/machine/browser/session.ts';
import type {Cache} from '../../../../src/machine/files/cache.ts';
import {openStore} from '../../../../src/machine/files/store.ts';
import {run} from '../../../../src/machine/process/child.ts';
import {findBrowserProgram} from '../../../../src/machine/tools/tools.ts';
import {BLANK_SPOT} from '../../../../src/picture/blank-spot.ts';
import {
  fingerprintSpots,
  type SpotFingerprints,
} from '../../../../src/production/render/set-engine/fingerprint/fingerprint-spots.ts';
import {drawMissingStates} from '../../../../src/production/render/set-engine/graphics-states/state-pictures.ts';
import type {PlannedSegment} from '../../../../src/production/render/set-engine/plan-set.ts';
import {FingerprintReport} from '../../../../src/spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../../../src/spot/timeline/resolved-spot.ts';
import {ROOT} from '../../../support/tools.ts';

const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const FAMILY = 'Inter 0123abcd';

const allFrames = ({frames}: ResolvedSpot): number[] => [...Array(frames).keys()];

/** A real browser with the template of traps open, and a store of its own. */
export async function openTraps() {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-traps-'));
  const store = await openStore(folder);
  const serveUrl = join(folder, 'site');
  const script = join(ROOT, 'test/support/make-site.ts');
  await run(process.execPath, [
    '--conditions=tenspot-source',
    script,
    join(import.meta.dirname, 'entry.tsx'),
    serveUrl,
    store.files,
  ]);
  const browser = openBrowserSession({serveUrl, browser: findBrowserProgram(ROOT), scratch: store.scratch});
  const font = await store.put(join(ROOT, FONT));

  const type = {...BLANK_SPOT.brand.typography.base, family: FAMILY};
  const fonts = [{family: FAMILY, src: font, weight: '100 900', style: 'normal' as const, range: null}];
  const brand = {...BLANK_SPOT.brand, typography: {base: type, headings: type, fonts}};

  /** A spot that falls into a trap. */
  const spot = (trap: string, changes: Partial<ResolvedSpot> & {file?: string} = {}): ResolvedSpot => {
    const {file = '', ...others} = changes;
    const size = {width: 216, height: 384, safe: {x: 0, y: 0, width: 216, height: 384}};
    return {...BLANK_SPOT, ...size, template: 'traps', brand, frames: 6, copy: {trap, file}, ...others};
  };

  /** `machineFonts`: the hash of the fonts of the machine, where it is known. `frames`: default all. */
  const fingerprint = (
    spots: readonly ResolvedSpot[],
    machineFonts: string | null = null,
    frames?: readonly number[],
  ): Promise<SpotFingerprints[]> =>
    fingerprintSpots(
      spots.map((each) => ({spot: each, program: 'traps', frames: frames ?? allFrames(each)})),
      {store, machineFonts: async () => machineFonts, browser: async () => browser},
      () => undefined,
    );

  /** The browser's reports of spots of one size and frame rate. */
  const report = async (spots: readonly ResolvedSpot[]): Promise<FingerprintReport[]> => {
    const {width, height, fps, frames} = spots[0] ?? BLANK_SPOT;
    const emitted = await browser.read({
      kind: 'frames',
      composition: 'fingerprint',
      props: {spots: spots.map((each) => ({spot: each, frames: allFrames(each)}))},
      width,
      height,
      fps,
      pictures: null,
      length: Math.max(frames, ...spots.map((each) => each.frames)),
      frames: [...spots.keys()],
    });
    return emitted.map(({text}) => FingerprintReport.parse(JSON.parse(text)));
  };

  /** Draws the graphics states of one segment for each spot, as if there were footage under all of it. */
  const draw = async (spots: readonly ResolvedSpot[], cache: Cache) => {
    const all = await fingerprint(spots);
    const variants = spots.flatMap((each, index) => {
      const fingerprints = all[index];
      return fingerprints ? [{spot: each, fingerprints}] : [];
    });
    const segments = variants.map(
      ({spot: {frames}, fingerprints: {frames: states, uncacheable}}, variant): PlannedSegment => ({
        variant,
        from: 0,
        frames,
        states,
        footage: '',
        key: `${variant}`.repeat(64),
        uncacheable:
          states.map((state) => uncacheable.get(state)).find((reason) => reason !== undefined) ?? null,
      }),
    );
    const versions = {browser: '', ffmpeg: '', remotion: '', images: ''};
    const context = {store, cache, versions, browser: async () => browser};
    const pictures = await drawMissingStates(segments, variants, context);
    await pictures.checked;
    await pictures.close();
    return {segments, pictures};
  };

  return {
    report,
    draw,
    folder,
    store,
    browser,
    spot,
    fingerprint,
    async close() {
      await browser.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

export type Traps = Awaited<ReturnType<typeof openTraps>>;
