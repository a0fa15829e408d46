import {join} from 'node:path';
import {bundleCompositions} from '../../machine/browser/bundle.ts';
import {type BrowserSession, openBrowserSession} from '../../machine/browser/session.ts';
import {findBrowserProgram} from '../../machine/tools/tools.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {EncodeSettings} from '../render/master-key.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {stageVariant} from '../stage/stage-variant.ts';

/** As the set engine's masters are encoded. */
const SETTINGS: EncodeSettings = {scale: 1, crf: 18, preset: 'veryfast'};

/** The look as far as a CSS filter can have it. Its cost does not depend on the numbers. */
const FILTER = 'contrast(1.06) saturate(1.08) brightness(1.02)';

/** Numbers of browser pages to try. The fastest counts. */
export const CONCURRENCIES = [1, 2] as const;

/** Renders by Remotion alone. The site is built and the browser is open before anything is timed. */
export async function openStock({workspace, store}: SpotProject) {
  const {compositions, root, home} = workspace;
  const serveUrl = await bundleCompositions({
    entry: join(compositions, 'index.ts'),
    root,
    publicDir: store.files,
    bundles: join(home, 'bundles'),
    notes: join(home, 'programs'),
    scratch: store.scratch,
  });
  const browser = openBrowserSession({
    serveUrl,
    browser: findBrowserProgram(root),
    scratch: store.scratch,
  });
  return {
    /** Seconds that a variant takes, with its sound. */
    render: (variant: Variant, production: SpotProject, context: StageContext, concurrency: number) =>
      renderStock(browser, variant, production, context, concurrency),
  };
}

async function renderStock(
  browser: BrowserSession,
  variant: Variant,
  production: SpotProject,
  context: StageContext,
  concurrency: number,
): Promise<number> {
  const {store, signal} = context;
  const {spot: resolved, mix} = await stageVariant(variant, production, context);
  const spot = {...resolved, mix};
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
    // An open browser would slow down the next case.
    await browser.close();
  }
}
