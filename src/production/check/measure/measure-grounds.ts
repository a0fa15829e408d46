import PQueue from 'p-queue';
import {keyOf} from '../../../machine/files/hash.ts';
import type {InspectedElement, InspectedImage, InspectedPanel} from '../../../spot/findings/inspection.ts';
import {distance} from '../../../spot/findings/layout-rules.ts';
import type {ElementRun, ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {TextGround} from '../../../spot/findings/text-ground.ts';
import {type Box, type Size, unitedBox} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {footageKeys} from '../../render/set-engine/partition/footage-keys.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import {cutOut} from '../product/pixels.ts';
import {footagePictures} from './footage-pictures.ts';
import {composite, type GraphicsPixels, groundOf, readGraphics} from './ground-picture.ts';
import {logoGroundOf} from './logo-ground.ts';
import {type LogoPixels, logoPixels} from './logo-pixels.ts';
import {type TextPictures, textPictures} from './text-pictures.ts';

/** Raised when grounds are measured in another way. */
export const GROUND_VERSION = 6;

/** Seconds between the frames at which a ground is measured, and the most frames of one text. */
const EVERY = 0.25;
const MOST = 40;

/** Pixels by which the places of one logo may differ, as an element and as a picture. */
const SAME = 0.5;

/** Runs that decode footage at the same time: one for each core is enough, and each holds a few pictures. */
const AT_ONCE = 2;

/** What is measured of one text: its frames, and what is shown at each. */
type Sample = {
  frame: number;
  state: string;
  parts: readonly InspectedElement[];
  panels: readonly InspectedPanel[];
  images: readonly InspectedImage[];
};
type Job = {variant: number; spot: ResolvedSpot; samples: Sample[]; box: Box; key: string};

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
  const missing = new Map<string, Job>();
  for (const job of jobs) {
    if (known.has(job.key) || missing.has(job.key)) continue;
    const kept = await store.recall<TextGround[]>(job.key, () => []);
    if (kept) known.set(job.key, kept);
    else missing.set(job.key, job);
  }
  if (missing.size > 0) {
    const states = [...missing.values()].flatMap(({spot, samples}) =>
      samples.map(({state, frame}) => ({state, spot, frame})),
    );
    const pictures = await textPictures(states, context);
    const queue = new PQueue({concurrency: AT_ONCE});
    await queue.addAll(
      together([...missing.values()]).map((group) => async () => {
        for (const [{key}, grounds] of await measureTogether(group, pictures, context)) {
          const keep = async () => grounds;
          known.set(key, await store.once(key, () => [], keep));
        }
      }),
    );
  }
  const grounds = variants.map((): TextGround[] => []);
  for (const {variant, key, samples} of jobs)
    for (const ground of known.get(key) ?? [])
      grounds[variant]?.push({...ground, frame: samples[ground.frame]?.frame ?? 0});
  return grounds;
}

function jobsOf(variant: number, spot: ResolvedSpot, shown: readonly ShownElement[]): Job[] {
  const footage = footageKeys(spot);
  return shown.flatMap((element): Job[] => {
    if (element.kind === 'box') return [];
    const samples = samplesOf(element.runs, spot);
    const box = areaOf(samples, spot);
    const under = samples.map(({frame}) => footage[frame]);
    if (!box || under.includes(null)) return [];
    const key = keyOf({
      grounds: GROUND_VERSION,
      under,
      samples: samples.map(({state, parts}) => ({
        state,
        parts: parts.map(({name, text, ink, opacity, style}) => ({name, text, ink, opacity, style})),
      })),
    });
    return [{variant, spot, samples, box, key}];
  });
}

/** The frames at which a text is measured: evenly, the last one, and the first one after each cut. */
function samplesOf(runs: readonly ElementRun[], {fps, footage}: ResolvedSpot): Sample[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return [];
  const [from, end] = [first.from, last.from + last.frames];
  const step = Math.max(1, Math.round(EVERY * fps), Math.ceil((end - from) / MOST));
  const frames = new Set([end - 1]);
  for (let frame = from; frame < end; frame += step) frames.add(frame);
  for (const clip of footage) if (clip.from > from && clip.from < end) frames.add(clip.from);
  return [...frames]
    .sort((a, b) => a - b)
    .flatMap((frame) => {
      const run = runs.find((each) => frame >= each.from && frame < each.from + each.frames);
      if (!run) return [];
      const {panels, images} = run.inspected;
      return [{frame, state: run.state, parts: run.parts, panels, images}];
    });
}

/** The part of the frame that contains all glyphs of a text and what is close to them, with even sides; null if it is outside. */
function areaOf(samples: readonly Sample[], {width, height}: Size): Box | null {
  const parts = samples.flatMap((sample) => sample.parts);
  const margin = Math.ceil(0.25 * Math.max(...parts.map(({style}) => style?.size ?? 0)) + 4);
  const even = (value: number): number => 2 * Math.floor(value / 2);
  const x = even(Math.max(0, Math.min(...parts.map(({ink}) => ink.x)) - margin));
  const y = even(Math.max(0, Math.min(...parts.map(({ink}) => ink.y)) - margin));
  const right = even(Math.min(width, Math.max(...parts.map(({ink}) => ink.x + ink.width)) + margin));
  const bottom = even(Math.min(height, Math.max(...parts.map(({ink}) => ink.y + ink.height)) + margin));
  return right - x < 2 || bottom - y < 2 ? null : {x, y, width: right - x, height: bottom - y};
}

/** Divides the texts into those of one spot that are there at the same time: their footage is decoded in one run. */
function together(jobs: readonly Job[]): Job[][] {
  const groups: {jobs: Job[]; end: number}[] = [];
  for (const own of Map.groupBy(jobs, ({spot}) => spot).values()) {
    const first = groups.length;
    for (const job of own.toSorted((a, b) => beginOf(a) - beginOf(b))) {
      const last = groups.length > first ? groups.at(-1) : undefined;
      const end = job.samples.at(-1)?.frame ?? 0;
      if (!last || beginOf(job) > last.end) groups.push({jobs: [job], end});
      else {
        last.jobs.push(job);
        last.end = Math.max(last.end, end);
      }
    }
  }
  return groups.map((group) => group.jobs);
}

const beginOf = ({samples}: Job): number => samples[0]?.frame ?? 0;

async function measureTogether(
  jobs: readonly Job[],
  pictures: ReadonlyMap<string, TextPictures>,
  context: SetContext,
): Promise<Map<Job, TextGround[]>> {
  const grounds = new Map(jobs.map((job): [Job, TextGround[]] => [job, []]));
  const [first] = jobs;
  if (!first) return grounds;
  const frames = [...new Set(jobs.flatMap(({samples}) => samples.map(({frame}) => frame)))].sort(
    (a, b) => a - b,
  );
  const area = jobs.map(({box}) => box).reduce(unitedBox);
  const pixelsOf = async (
    logo: InspectedElement,
    images: readonly InspectedImage[],
    box: Box,
  ): Promise<LogoPixels | null> => {
    const image = images.find((each) => each.logo && distance(each.box, logo.box) < SAME);
    return image ? logoPixels(image, box, (src) => context.store.path(src)) : null;
  };
  let drawn: {state: string; whole: GraphicsPixels; ground: GraphicsPixels} | undefined;
  let at = 0;
  for await (const footage of footagePictures(first.spot, frames, area, context)) {
    const frame = frames[at++] as number;
    for (const job of jobs) {
      const {samples, box} = job;
      const index = samples.findIndex((sample) => sample.frame === frame);
      const sample = samples[index];
      const files = sample && pictures.get(sample.state);
      if (!files) continue;
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
      for (const part of sample.parts)
        grounds.get(job)?.push(
          ...(part.kind === 'logo'
            ? logoGroundOf({
                ...{part, frame: index, area: box, under, ...graphics},
                own: await pixelsOf(part, sample.images, box),
              })
            : groundOf({part, frame: index, panels: sample.panels, area: box, rgb, ...graphics})),
        );
    }
  }
  return grounds;
}
