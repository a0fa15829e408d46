import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {probe} from '../../machine/media/probe.ts';
import {placementOf} from '../../spot/placement/placements.ts';
import {cutBed, type MixPlan, placeCues} from '../../spot/sound/mix-plan.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';

type Sources = Pick<MediaContext, 'store' | 'tools'>;

/** What a variant sounds like: the bed cut to its length, the template's cues, and the loudness of its placement. Stages the files. */
export async function planMix(
  {slots, copy, format, fps, language, frames}: ResolvedSpot,
  {props, template, brand}: Pick<VariantPlan, 'props' | 'template' | 'brand'>,
  {store, tools}: Sources,
): Promise<MixPlan> {
  const {beds, sounds} = brand.file.defaults.tenspot.music;
  const bed = props.music === null ? undefined : beds[props.music];
  const staged: Record<string, string> = {};
  for (const [name, file] of Object.entries(sounds)) staged[name] = await store.put(join(brand.folder, file));
  const cues = template.cues({slots, props: {copy, format, seconds: props.seconds, fps, language}});
  const seconds = frames / fps;
  return {
    seconds,
    bed: bed ? await cutFor({...bed, file: join(brand.folder, bed.file)}, seconds, {store, tools}) : null,
    cues: placeCues(cues, staged, fps),
    loudness: placementOf(props).loudness,
  };
}

async function cutFor(
  {file, bpm, beats}: {file: string; bpm: number; beats: number},
  seconds: number,
  {store, tools}: Sources,
): Promise<MixPlan['bed']> {
  const src = await store.put(file);
  const length = await store.once(
    keyOf({lengthOf: src, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      const media = await probe(tools, file);
      return {seconds: media.audio?.seconds ?? media.seconds};
    },
  );
  return {src, ...cutBed({src, ...length, bpm, beats}, seconds)};
}
