import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {writeSound} from '../../machine/media/write-sound.ts';
import {placementOf} from '../../spot/placement/placements.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {
  BED_UNDER_VOICE_LUFS,
  type ClipSound,
  cutBed,
  type MixPlan,
  placeCues,
  VOICE_LUFS,
} from '../../spot/sound/mix-plan.ts';
import {plannedCues} from '../../spot/sound/planned-cues.ts';
import {roomTone, silentSpans} from '../../spot/sound/room-tone.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Cue} from '../../spot/variant/template.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {voiceTrack} from '../voice/voice-track.ts';
import {measureBed} from './bed-beats.ts';
import {type BrandBed, bedOf} from './bed-track.ts';
import {RATE} from './mix-graph.ts';
import {sonicLogoCue, sonicLogoOf} from './sonic-logo-cue.ts';
import {soundFacts} from './sound-facts.ts';
import {stageSounds, usualSoundsIn} from './stage-sounds.ts';

type Sources = Pick<MediaContext, 'store' | 'tools'>;
type Heard = Pick<VariantPlan, 'props' | 'template' | 'brand' | 'documents' | 'voice'>;

/** What a variant sounds like: the bed cut to its length, the cues, the sonic logo, the voice, the own sounds of its clips, and the loudness of its placement. Stages the files. */
export async function planMix(
  spot: ResolvedSpot,
  plan: Heard,
  {store, tools}: Sources,
  clips: readonly ClipSound[],
): Promise<MixPlan> {
  const {props, brand} = plan;
  const {fps, frames} = spot;
  const found = bedOf(brand, props.music);
  const cues = cuesOf(spot, plan);
  const names = cues.map(({sound}) => sound);
  const staged = await stageSounds(brand, names, store);
  const seconds = frames / fps;
  const voice = await voiceTrack(plan, seconds, {store, tools});
  const {duck, room} = plan.documents.edit?.value.sound ?? {};
  return {
    seconds,
    bed: found ? await cutFor(found, seconds, {store, tools}) : null,
    cues: [...placeCues(cues, staged, fps), ...(await sonicLogoCue(spot, plan, {store, tools}))],
    loudness: placementOf(props, brand.kit.placements).loudness,
    ...(clips.length > 0 ? {clips: [...clips]} : {}),
    ...(room === undefined
      ? {}
      : {room: {src: await stageRoomTone(store), gain: room, spans: silentSpans(spot.slots, clips, spot)}}),
    ...(voice === undefined
      ? {}
      : {
          voice: {...(await voiceFor(voice, found?.track, seconds, {store, tools})), ...(duck ? {duck} : {})},
        }),
  };
}

/** Seconds of room tone that are made: it repeats after them. */
const ROOM_SECONDS = 10;

/** The tone of a room, staged. It is made once. */
async function stageRoomTone(store: Store): Promise<string> {
  const {src} = await store.once<{src: string}>(
    keyOf({roomTone: ROOM_SECONDS, version: 1}),
    (note) => [note.src],
    () =>
      store.draft('wav', async (file) => {
        const tone = roomTone(ROOM_SECONDS * RATE);
        await writeSound({rate: RATE, channels: [tone, tone]}, file);
        return {src: await store.put(file, 'wav')};
      }),
  );
  return src;
}

const cuesOf = (spot: ResolvedSpot, {props, template, documents}: Heard): Cue[] =>
  plannedCues(spot, props, template, documents.edit?.value.sound);

/** The files that the mix of a variant is made of, as `brand.yaml` names them: its bed, the sounds of its cues, and the sonic logo. */
export function soundFiles(spot: ResolvedSpot, plan: Heard): string[] {
  const {sounds} = plan.brand.file.defaults.tenspot.music;
  const bed = bedOf(plan.brand, plan.props.music)?.bed.file;
  const cues = cuesOf(spot, plan).flatMap(({sound}) => sounds[sound] ?? []);
  const logo = sonicLogoOf(plan)?.file;
  return [...new Set([bed, ...cues, logo].filter((file) => file !== undefined))];
}

/** The names of the usual sounds in the mix of a variant. */
export const usualSoundsHeard = (spot: ResolvedSpot, plan: Heard): string[] =>
  usualSoundsIn(
    plan.brand,
    cuesOf(spot, plan).map(({sound}) => sound),
  );

/** Seconds by which a recording may be longer than the spot: its end is silence or breath. */
const LATE = 0.25;

/** A recording of the voice with its gain, and that of the bed under it. Error: `voice-late`, where it is longer than the spot. */
async function voiceFor(
  file: string,
  bed: string | undefined,
  seconds: number,
  sources: Sources,
): Promise<NonNullable<MixPlan['voice']>> {
  const src = await sources.store.put(file);
  const voice = await soundFacts(src, file, sources, 'voice-silent');
  if (voice.seconds > seconds + LATE)
    throw invalid({
      code: 'voice-late',
      what: 'the recording of the voice is longer than the spot',
      where: {file},
      expected: `at most ${seconds} s`,
      got: `${voice.seconds.toFixed(2)} s`,
      fix: 'Cut words or pauses, speak faster, or raise `seconds`.',
    });
  if (voice.lufs === null)
    throw invalid({
      code: 'voice-silent',
      what: 'the recording of the voice is silent',
      where: {file},
      expected: 'a recording with sound',
      got: 'silence',
      fix: 'Use another file, or remove `voice`.',
    });
  const under =
    bed === undefined
      ? null
      : (await soundFacts(await sources.store.put(bed), bed, sources, 'bed-silent')).lufs;
  return {src, gain: VOICE_LUFS - voice.lufs, bedGain: under === null ? 0 : BED_UNDER_VOICE_LUFS - under};
}

/** A bed, cut: with the length and the tempo by which cuts are moved to its beats. */
export async function cutFor(
  {bed: own, track: file}: {bed: BrandBed; track: string},
  seconds: number,
  sources: Sources,
): Promise<MixPlan['bed']> {
  const src = await sources.store.put(file);
  const {bed} = await measureBed(own, file, sources);
  return {src, ...cutBed({src, ...bed}, seconds)};
}
