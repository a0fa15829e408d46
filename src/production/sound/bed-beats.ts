import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {decodeSound, LONGEST_SOUND} from '../../machine/media/decode-sound.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {steadyBeats} from '../../spot/sound/beats-in-spot.ts';
import {type DeclaredTempo, type TrackBeats, trackBeats} from '../../spot/sound/track-beats.ts';
import {type BedTrack, trackKey} from '../../spot/timeline/edit-timing.ts';
import {type BrandBed, type BrandWithBeds, bedOf} from './bed-track.ts';

/** Raise when beats are found in another way. */
const BEATS_VERSION = 2;

type Sources = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/** A bed of a brand, and the path of its track, with its length, its tempo and its beats. Each file is measured once. Errors: `bed-tempo` where no tempo is declared and none is heard, `bed-long` for a file of more than ten minutes, those of ffmpeg. */
export async function measureBed(bed: BrandBed, file: string, sources: Sources): Promise<BedTrack> {
  const declared = bed.bpm === undefined ? undefined : {bpm: bed.bpm, offset: bed.offset ?? 0};
  const {seconds, found} = await beatsOf(file, declared, sources);
  const bpm = bed.bpm ?? found?.bpm;
  if (bpm === undefined)
    throw invalid({
      code: 'bed-tempo',
      what: 'Tenspot finds no beat in this bed',
      where: {file},
      expected: '`bpm` in brand.yaml, or music with a beat',
      got: 'neither',
      fix: 'Write its tempo in brand.yaml, as `bpm`.',
    });
  const offset =
    bed.offset ?? (bed.bpm === undefined ? firstBar(found?.firstHeard ?? 0, {bpm, beats: bed.beats}) : 0);
  const beats = found?.beats ?? steadyBeats({bpm, offset, seconds});
  return {bed: {seconds, bpm, beats: bed.beats, offset}, beats: {beats, perBar: bed.beats, offset}};
}

/** The beats of music may begin a little before the sound of its first one does: the part of a beat. */
const EARLY = 0.1;

/** Seconds at which the first bar begins, if the first beat that is heard begins one: bars before it are whole ones. */
function firstBar(heard: number, {bpm, beats}: {bpm: number; beats: number}): number {
  const beat = 60 / bpm;
  const before = Math.floor((heard + EARLY * beat) / (beats * beat));
  return Math.max(0, heard - before * beats * beat);
}

/** The length of a file in seconds, and its beats; null where nothing is heard. */
async function beatsOf(
  file: string,
  declared: DeclaredTempo | undefined,
  {store, tools, signal}: Sources,
): Promise<{seconds: number; found: TrackBeats | null}> {
  const src = await store.put(file);
  return store.once(
    keyOf({beatsOf: src, declared: declared ?? null, version: BEATS_VERSION, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      const {channels, rate} = await decodeSound(tools, file, signal);
      if ((channels[0]?.length ?? 0) >= LONGEST_SOUND * rate) throw tooLong(file);
      const [left = new Float32Array(0), right = left] = channels;
      const both = left.map((sample, at) => (sample + (right[at] ?? 0)) / 2);
      return {seconds: both.length / rate, found: trackBeats(both, rate, declared)};
    },
  );
}

/** A longer file would lose its end: the bars with which a spot ends. */
const tooLong = (file: string): Error =>
  invalid({
    code: 'bed-long',
    what: 'this bed is too long',
    where: {file},
    expected: `less than ${LONGEST_SOUND / 60} minutes`,
    got: 'more',
    fix: 'Cut off what no spot uses.',
  });

/** The beds of variants with their beats, by `trackKey`. */
export async function readTracks(
  variants: readonly {props: {brand: string; music: string | null}}[],
  brands: Readonly<Record<string, BrandWithBeds>>,
  sources: Sources,
): Promise<Record<string, BedTrack>> {
  const tracks: Record<string, BedTrack> = {};
  for (const {props} of variants) {
    const brand = brands[props.brand];
    const found = brand && bedOf(brand, props.music);
    const key = trackKey(props.brand, props.music ?? '');
    if (found) tracks[key] ??= await measureBed(found.bed, found.track, sources);
  }
  return tracks;
}
