import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {probe} from '../../machine/media/probe.ts';
import {placementOf} from '../../spot/placement/placements.ts';
import {cutBed, type MixPlan, placeCues} from '../../spot/sound/mix-plan.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Cue} from '../../spot/variant/template.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';

type Sources = Pick<MediaContext, 'store' | 'tools'>;
type Heard = Pick<VariantPlan, 'props' | 'template' | 'brand'>;

/** What a variant sounds like: the bed cut to its length, the template's cues, and the loudness of its placement. Stages the files. */
export async function planMix(spot: ResolvedSpot, plan: Heard, {store, tools}: Sources): Promise<MixPlan> {
  const {props, brand} = plan;
  const {fps, frames} = spot;
  const {beds, sounds} = brand.file.defaults.tenspot.music;
  const bed = props.music === null ? undefined : beds[props.music];
  const staged: Record<string, string> = {};
  for (const [name, file] of Object.entries(sounds)) staged[name] = await store.put(join(brand.folder, file));
  const seconds = frames / fps;
  return {
    seconds,
    bed: bed ? await cutFor({...bed, file: join(brand.folder, bed.file)}, seconds, {store, tools}) : null,
    cues: placeCues(cuesOf(spot, plan), staged, fps),
    loudness: placementOf(props).loudness,
  };
}

const cuesOf = (
  {slots, copy, format, fps, language}: ResolvedSpot,
  {props: {seconds}, template}: Pick<VariantPlan, 'props' | 'template'>,
): Cue[] => template.cues({slots, props: {copy, format, seconds, fps, language}});

/** The files that the mix of a variant is made of, as `brand.yaml` names them: its bed, and the sounds of its cues. */
export function soundFiles(spot: ResolvedSpot, plan: Heard): string[] {
  const {beds, sounds} = plan.brand.file.defaults.tenspot.music;
  const {music} = plan.props;
  const bed = music === null ? undefined : beds[music]?.file;
  const cues = cuesOf(spot, plan).flatMap(({sound}) => sounds[sound] ?? []);
  return [...new Set([...(bed === undefined ? [] : [bed]), ...cues])];
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
