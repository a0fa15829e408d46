import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import {findBrowserProgram} from '../../machine/tools/tools.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {EncodeSettings} from '../render/master-key.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import {stageVariant} from '../stage/stage-variant.ts';

/** As the set engine's masters are encoded. */
const SETTINGS: EncodeSettings = {scale: 1, crf: 18, preset: 'veryfast'};

/** What a CSS filter can do of a look: it costs the same whatever the numbers. */
const FILTER = 'contrast(1.06) saturate(1.08) brightness(1.02)';

/** Pages at once that are tried; the faster one counts. */
export const CONCURRENCIES = [1, 2] as const;

/** Remotion by itself. The site is built and the browser is open before anything is timed; afterwards it is closed. */
export async function openStock({workspace, store}: SpotProject) {
  const {compositions, root, home} = workspace;
  const serveUrl = await bundleCompositions({
    ...{entry: join(compositions, 'index.ts'), root, publicDir: store.files},
    ...{bundles: join(home, 'bundles'), notes: join(home, 'programs'), scratch: store.scratch},
  });
  const browser = openBrowserSession({
    ...{serveUrl, browser: findBrowserProgram(root), scratch: store.scratch},
  });
  return {
    /** Seconds that a variant takes, with its sound; less than all of it for `frames`. */
    render: (variant: Variant, production: SpotProject, shooting: Shooting, concurrency: number) =>
      renderStock(browser, variant, production, shooting, concurrency),
  };
}

async function renderStock(
  browser: BrowserSession,
  variant: Variant,
  production: SpotProject,
  shooting: Shooting,
  concurrency: number,
): Promise<number> {
  const {store, signal} = shooting;
  const {spot: resolved, mix} = await stageVariant(variant, production, shooting);
  const spot = {...resolved, cube: null, mix};
  const {width, height, fps, frames} = spot;
  const job = {
    kind: 'video',
    composition: 'stock',
    props: {spot, filter: FILTER},
    width,
    height,
    fps,
  } as const;
  try {
    return await store.draft('mp4', async (warm) => {
      await browser.draw({...job, ...SETTINGS, frames: 2, output: warm}, undefined, signal);
      return store.draft('mp4', async (output) => {
        const began = performance.now();
        const how = {...SETTINGS, frames, output, concurrency, quality: 80, sound: true};
        await browser.draw({...job, ...how}, undefined, signal);
        return (performance.now() - began) / 1000;
      });
    });
  } finally {
    // It is not to be there when ours runs.
    await browser.close();
  }
}
