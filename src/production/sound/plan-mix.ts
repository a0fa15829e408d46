import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {probe} from '../../machine/media/probe.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {placementOf} from '../../spot/placement/placements.ts';
import {cutBed, type MixPlan, placeCues} from '../../spot/sound/mix-plan.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {SpotProps} from '../../spot/variant/props.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import type {Brand} from '../project/load-brand.ts';

/** What a variant sounds like: the bed cut to its length, and the template's cues from the brand's sounds. */
export async function planMix(
  spot: ResolvedSpot,
  props: SpotProps,
  template: AnyTemplate,
  brand: Brand,
  store: Store,
  tools: Tools,
): Promise<MixPlan> {
  const music = brand.file.defaults.tenspot.music;
  const bed = props.music === null ? undefined : music.beds[props.music];
  const sounds: Record<string, string> = {};
  for (const [name, file] of Object.entries(music.sounds))
    sounds[name] = await store.put(join(brand.folder, file));
  const cues = template.cues({
    slots: spot.slots,
    props: {
      copy: spot.copy,
      format: spot.format,
      seconds: props.seconds,
      fps: spot.fps,
      language: spot.language,
    },
  });
  return {
    seconds: spot.frames / spot.fps,
    bed: bed ? await cutFor(bed, spot.frames / spot.fps, brand, store, tools) : null,
    cues: placeCues(cues, sounds, spot.fps),
    loudness: placementOf(props).loudness,
  };
}

async function cutFor(
  bed: {file: string; bpm: number; beats: number},
  seconds: number,
  brand: Brand,
  store: Store,
  tools: Tools,
): Promise<MixPlan['bed']> {
  const src = await store.put(join(brand.folder, bed.file));
  const length = await store.once(
    keyOf({lengthOf: src, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      const media = await probe(tools, store.path(src));
      return {seconds: media.audio?.seconds ?? media.seconds};
    },
  );
  return {src, ...cutBed({src, ...length, bpm: bed.bpm, beats: bed.beats}, seconds)};
}
