import {keyOf} from '../../../machine/files/hash.ts';
import type {InspectedElement, InspectedImage, InspectedPanel} from '../../../spot/findings/inspection.ts';
import type {ElementRun, ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {Box, Size} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {footageKeys} from '../../render/set-engine/partition/footage-keys.ts';

/** Raised when grounds are measured in another way. */
export const GROUND_VERSION = 7;

/** Seconds between the frames at which a ground is measured, and the most frames of one text. */
const EVERY = 0.25;
const MOST = 40;

/** A frame at which a text is measured, and what is shown there. */
export type Sample = {
  frame: number;
  /** Equal for all that look the same: the same footage under the same texts of the same graphics state. */
  key: string;
  state: string;
  parts: readonly InspectedElement[];
  panels: readonly InspectedPanel[];
  images: readonly InspectedImage[];
};

/** A text or a logo of a variant. `key`: equal for those whose samples are all equal. */
export type GroundJob = {variant: number; spot: ResolvedSpot; samples: Sample[]; box: Box; key: string};

/** The texts and logos of a variant that have a ground to measure. */
export function jobsOf(variant: number, spot: ResolvedSpot, shown: readonly ShownElement[]): GroundJob[] {
  const footage = footageKeys(spot);
  return shown.flatMap((element): GroundJob[] => {
    if (element.kind === 'box') return [];
    const shownAt = samplesOf(element.runs, spot);
    const box = areaOf(shownAt, spot);
    if (!box || shownAt.some(({frame}) => footage[frame] === null)) return [];
    const samples = shownAt.map((sample): Sample => {
      const {frame, state, parts} = sample;
      const drawn = parts.map(({name, text, ink, opacity, style}) => ({name, text, ink, opacity, style}));
      return {...sample, key: keyOf({under: footage[frame], state, parts: drawn})};
    });
    const key = keyOf({grounds: GROUND_VERSION, samples: samples.map((sample) => sample.key)});
    return [{variant, spot, samples, box, key}];
  });
}

/** The frames at which a text is measured: evenly, the last one, and the first one after each cut. */
function samplesOf(runs: readonly ElementRun[], {fps, footage}: ResolvedSpot): Omit<Sample, 'key'>[] {
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
function areaOf(samples: readonly Pick<Sample, 'parts'>[], {width, height}: Size): Box | null {
  const parts = samples.flatMap((sample) => sample.parts);
  const margin = Math.ceil(0.25 * Math.max(...parts.map(({style}) => style?.size ?? 0)) + 4);
  const even = (value: number): number => 2 * Math.floor(value / 2);
  const x = even(Math.max(0, Math.min(...parts.map(({ink}) => ink.x)) - margin));
  const y = even(Math.max(0, Math.min(...parts.map(({ink}) => ink.y)) - margin));
  const right = even(Math.min(width, Math.max(...parts.map(({ink}) => ink.x + ink.width)) + margin));
  const bottom = even(Math.min(height, Math.max(...parts.map(({ink}) => ink.y + ink.height)) + margin));
  return right - x < 2 || bottom - y < 2 ? null : {x, y, width: right - x, height: bottom - y};
}

/**
 * The jobs without the samples that an earlier one has, too: the footage of a moment that several variants or texts show is decoded once. Jobs whose
 * samples are all among those of others are left out.
 */
export function withoutShared(jobs: readonly GroundJob[]): GroundJob[] {
  const known = new Set<string>();
  return jobs.flatMap((job) => {
    const samples = job.samples.filter(({key}) => !known.has(key));
    for (const {key} of samples) known.add(key);
    return samples.length > 0 ? [{...job, samples}] : [];
  });
}

/** Divides the texts into those of one spot that are there at the same time: their footage is decoded in one run. */
export function groupByTime(jobs: readonly GroundJob[]): GroundJob[][] {
  const groups: {jobs: GroundJob[]; end: number}[] = [];
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

const beginOf = ({samples}: GroundJob): number => samples[0]?.frame ?? 0;
