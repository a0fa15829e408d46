import PQueue from 'p-queue';
import type {InspectedElement, InspectedImage} from '../../../spot/findings/inspection.ts';
import {distance} from '../../../spot/findings/layout-rules.ts';
import type {ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {TextGround} from '../../../spot/findings/text-ground.ts';
import {type Box, unitedBox} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import {cutOut} from '../product/pixels.ts';
import {footagePictures} from './footage-pictures.ts';
import {type GroundJob, groupByTime, jobsOf, withoutShared} from './ground-jobs.ts';
import {
  composite,
  type GraphicsPixels,
  groundOf,
  readGraphics,
  type SampledGround,
} from './ground-picture.ts';
import {logoGroundOf} from './logo-ground.ts';
import {type LogoPixels, logoPixels} from './logo-pixels.ts';
import {type TextPictures, textPictures} from './text-pictures.ts';

/** Pixels by which the places of one logo may differ, as an element and as a picture. */
const SAME = 0.5;

/** Runs that decode footage at the same time: one for each core is enough, and each holds a few pictures. */
const AT_ONCE = 2;

/**
 * Measures the ground of every text and logo of these variants: the footage with all graphics but the texts and logos, several times in a second of the
 * time for which the text is there. What several variants show is measured once, and kept. Texts and logos over footage that is not there
 * yet have no ground.
 */
export async function measureGrounds(
  variants: readonly {spot: ResolvedSpot; shown: readonly ShownElement[]}[],
  context: SetContext,
): Promise<TextGround[][]> {
  const {store} = context;
  const jobs = variants.flatMap(({spot, shown}, variant) => jobsOf(variant, spot, shown));
  const known = new Map<string, TextGround[]>();
  const missing = new Map<string, GroundJob>();
  for (const job of jobs) {
    if (known.has(job.key) || missing.has(job.key)) continue;
    const kept = await store.recall<TextGround[]>(job.key, () => []);
    if (kept) known.set(job.key, kept);
    else missing.set(job.key, job);
  }
  if (missing.size > 0) {
    const jobs = withoutShared([...missing.values()]);
    const states = jobs.flatMap(({spot, samples}) => samples.map(({state, frame}) => ({state, spot, frame})));
    const pictures = await textPictures(states, context);
    const queue = new PQueue({concurrency: AT_ONCE});
    const bySample = new Map<string, readonly SampledGround[]>();
    // What is complete is kept at once: a check that is ended goes on from there.
    const keepComplete = async () => {
      for (const {key, samples} of missing.values()) {
        if (known.has(key) || !samples.every((sample) => bySample.has(sample.key))) continue;
        const grounds = samples.flatMap((sample, frame) =>
          (bySample.get(sample.key) ?? []).map((ground) => ({...ground, frame})),
        );
        known.set(key, grounds);
        const keep = async () => grounds;
        await store.once(key, () => [], keep);
      }
    };
    await queue.addAll(
      groupByTime(jobs).map((group) => async () => {
        for (const [key, grounds] of await measureTogether(group, pictures, context))
          bySample.set(key, grounds);
        await keepComplete();
      }),
    );
  }
  const grounds = variants.map((): TextGround[] => []);
  for (const {variant, key, samples} of jobs)
    for (const ground of known.get(key) ?? [])
      grounds[variant]?.push({...ground, frame: samples[ground.frame]?.frame ?? 0});
  return grounds;
}

/** What is behind the texts and logos of these jobs, by the keys of their samples. */
async function measureTogether(
  jobs: readonly GroundJob[],
  pictures: ReadonlyMap<string, TextPictures>,
  context: SetContext,
): Promise<Map<string, SampledGround[]>> {
  const grounds = new Map<string, SampledGround[]>();
  const [first] = jobs;
  if (!first) return grounds;
  const frames = [...new Set(jobs.flatMap(({samples}) => samples.map(({frame}) => frame)))].sort(
    (a, b) => a - b,
  );
  const area = jobs.map(({box}) => box).reduce(unitedBox);
  const pixelsOf = openLogoPixels(context);
  let drawn: {state: string; whole: GraphicsPixels; ground: GraphicsPixels} | undefined;
  let at = 0;
  for await (const footage of footagePictures(first.spot, frames, area, context)) {
    const frame = frames[at++] as number;
    for (const {samples, box} of jobs) {
      const sample = samples.find((each) => each.frame === frame);
      if (!sample) continue;
      const files = pictures.get(sample.state);
      if (!files) {
        grounds.set(sample.key, []);
        continue;
      }
      // The states of a text follow one another: only the last one is needed again.
      if (drawn?.state !== sample.state)
        drawn = {
          state: sample.state,
          whole: await readGraphics(files.whole),
          ground: await readGraphics(files.ground),
        };
      const graphics = {whole: cutOut(drawn.whole, box).data, ground: cutOut(drawn.ground, box).data};
      const under = cutOut({...area, data: footage}, {...box, x: box.x - area.x, y: box.y - area.y}).data;
      const rgb = composite(under, graphics.ground);
      const found: SampledGround[] = [];
      for (const part of sample.parts)
        found.push(
          ...(part.kind === 'logo'
            ? logoGroundOf({
                ...{part, area: box, under, behind: rgb, ...graphics},
                own: await pixelsOf(part, sample.images, box),
              })
            : groundOf({part, panels: sample.panels, area: box, rgb, ...graphics})),
        );
      grounds.set(sample.key, found);
    }
  }
  return grounds;
}

type PixelsOf = (
  logo: InspectedElement,
  images: readonly InspectedImage[],
  box: Box,
) => Promise<LogoPixels | null>;

/** A function that gives the pixels that a logo has by its file, and remembers the last ones: a logo mostly stands still. */
function openLogoPixels({store}: SetContext): PixelsOf {
  let last: {key: string; pixels: Promise<LogoPixels | null>} | undefined;
  return async (logo, images, box) => {
    const image = images.find((each) => each.logo && distance(each.box, logo.box) < SAME);
    if (!image) return null;
    const key = JSON.stringify([image, box]);
    if (last?.key !== key) last = {key, pixels: logoPixels(image, box, (src) => store.path(src))};
    return last.pixels;
  };
}
