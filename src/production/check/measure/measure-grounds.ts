import PQueue from 'p-queue';
import {keyOf} from '../../../machine/files/hash.ts';
import type {InspectedElement, InspectedPanel} from '../../../spot/findings/inspection.ts';
import type {ElementRun, ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {TextGround} from '../../../spot/findings/text-ground.ts';
import type {Box, Size} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {footageKeys} from '../../render/set-engine/partition/footage-keys.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import {footagePictures} from './footage-pictures.ts';
import {composite, cropOf, groundOf} from './ground-picture.ts';
import {type TextPictures, textPictures} from './text-pictures.ts';

/** Raised when grounds are measured in another way. */
export const GROUND_VERSION = 4;

/** Seconds between the frames at which a ground is measured, and the most frames of one text. */
const EVERY = 0.25;
const MOST = 40;

/** Texts whose footage is decoded at the same time: one for each core is enough, and each holds a few pictures. */
const AT_ONCE = 2;

/** What is measured of one text: its frames, and what is shown at each. */
type Sample = {
  frame: number;
  state: string;
  parts: readonly InspectedElement[];
  panels: readonly InspectedPanel[];
};
type Job = {variant: number; spot: ResolvedSpot; samples: Sample[]; box: Box; key: string};

/**
 * Measures the ground of every text of these variants: the footage with all graphics but the texts, several times in a second of the
 * time for which the text is there. What several variants show is measured once, and kept. Texts over footage that is not there yet
 * have no ground.
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
      [...missing.values()].map((job) => async () => {
        known.set(
          job.key,
          await store.once(
            job.key,
            () => [],
            () => measureJob(job, pictures, context),
          ),
        );
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
    if (element.kind !== 'text') return [];
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
      return run ? [{frame, state: run.state, parts: run.parts, panels: run.inspected.panels}] : [];
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

async function measureJob(
  {spot, samples, box}: Job,
  pictures: ReadonlyMap<string, TextPictures>,
  context: SetContext,
): Promise<TextGround[]> {
  const grounds: TextGround[] = [];
  const frames = samples.map(({frame}) => frame);
  const cut = new Map<string, {whole: Buffer; ground: Buffer}>();
  let index = 0;
  for await (const footage of footagePictures(spot, frames, box, context)) {
    const sample = samples[index] as Sample;
    const files = pictures.get(sample.state);
    if (files && !cut.has(sample.state)) {
      // The states of a text follow one another: only the last one is needed again.
      cut.clear();
      cut.set(sample.state, {whole: await cropOf(files.whole, box), ground: await cropOf(files.ground, box)});
    }
    const graphics = cut.get(sample.state);
    const rgb = graphics && composite(footage, graphics.ground);
    if (graphics && rgb)
      for (const part of sample.parts)
        grounds.push(...groundOf({part, frame: index, panels: sample.panels, area: box, rgb, ...graphics}));
    index += 1;
  }
  return grounds;
}
