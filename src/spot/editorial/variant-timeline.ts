import type {NoteState} from '../review/review-state.ts';
import {averageSpeed, constantSpeed, type Pace} from '../timeline/pace.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {Footage} from '../timeline/timeline.ts';
import type {Cdl} from './cdl.ts';
import {
  externalReference,
  missingReference,
  type OtioObject,
  otioClip,
  otioGap,
  otioMarker,
  otioTimeline,
  otioTrack,
  otioTransition,
  rationalTime,
  timeRange,
  timeWarp,
} from './otio.ts';

/** What a clip was when it was exported: an import compares the edited clip with it. Frames are those of the spot. */
export type ExportedClip = {
  slot: string;
  shot: string | null;
  frames: number;
  in: number;
  /** The frame of the take after the last one that may be shown. Left out where that is its end. */
  out?: number | undefined;
  /** The average where it is not constant. */
  speed: number;
  /** Its ramp and the frame that is held. Left out where it plays at one speed. */
  paced?: Pick<Pace, 'speed' | 'hold'> | undefined;
  entry: {kind: string; frames: number};
  /** The address of its media; null where it has none. */
  media: string | null;
};

/** A sound on a track of its own, from a frame of the spot. `in`: its first frame in the file; default 0. `speed`: default 1. */
export type ExportedSound = {
  name: string;
  url: string;
  from: number;
  frames: number;
  in?: number;
  speed?: number;
};

/** A variant as it is handed to an editor. Addresses are relative to the file of the timeline. */
export type VariantExport = {
  /** The id of the spot, that of the variant, and its name at delivery. */
  spot: string;
  id: string;
  name: string;
  timeline: ResolvedSpot;
  /** The address of the clip in each slot. A slot without one is missing media. */
  footage: Readonly<Record<string, string>>;
  /** What is known of the clip in each slot: shot, take, model, prompt, hashes. */
  takes: Readonly<Record<string, {shot: string | null}>>;
  graphics: string;
  /** The finished mix; then the bed, the cues, the voice and the own sounds of clips that it was made of, which are muted. */
  mix: string;
  bed: ExportedSound[];
  cues: ExportedSound[];
  voice: ExportedSound[];
  clips: ExportedSound[];
  /** The grade of the clip in each slot; null without any. */
  cdl: Readonly<Record<string, Cdl>> | null;
  notes: readonly NoteState[];
  /** Hashes of the documents that decide the edit: an import is refused where they have changed since. */
  documents: Readonly<Record<string, string>>;
};

/** A variant as a timeline of OpenTimelineIO: footage, clips that show with others, graphics; the mix, and the sounds that it was made of. It begins at 01:00:00:00. */
export function variantTimeline(variant: VariantExport): OtioObject {
  const {spot, id, name, timeline, notes, documents, mix, graphics, bed, cues, voice, clips: heard} = variant;
  const {fps, frames, footage} = timeline;
  const main = footage.filter(({slot, layer}) => slot === layer);
  const beside = footage.filter(({slot, layer}) => slot !== layer);
  const onClips = notes.filter(({frames: span}) => span !== null);
  const whole = externalReference(graphics, timeRange(0, frames, fps), {});
  const tracks = [
    otioTrack(
      'V1 footage',
      'Video',
      main.flatMap((clip) => footageItems(clip, variant, onClips)),
    ),
    ...beside.map((clip) =>
      otioTrack(`V1 ${clip.slot}`, 'Video', [
        ...(clip.from > 0 ? [otioGap(clip.from, fps)] : []),
        footageClip(clip, variant, [], clip.from),
      ]),
    ),
    otioTrack('V2 graphics', 'Video', [
      otioClip({
        name: 'graphics',
        range: timeRange(0, frames, fps),
        media: whole,
        metadata: mark({part: 'graphics', at: 0, frames}),
      }),
    ]),
    otioTrack('A1 mix', 'Audio', [
      otioClip({
        name: 'mix',
        range: timeRange(0, frames, fps),
        media: externalReference(mix, timeRange(0, frames, fps), {}),
        metadata: mark({part: 'mix', at: 0, frames}),
      }),
    ]),
    otioTrack('A2 bed', 'Audio', sounds(bed, fps, 'bed'), {enabled: false}),
    otioTrack('A3 cues', 'Audio', sounds(cues, fps, 'cue'), {enabled: false}),
    ...(voice.length > 0
      ? [otioTrack('A4 voice', 'Audio', sounds(voice, fps, 'voice'), {enabled: false})]
      : []),
    ...apart(heard).map((each, at) =>
      otioTrack(`A${5 + at} clips`, 'Audio', sounds(each, fps, 'sound'), {enabled: false}),
    ),
  ];
  const clips = main.map((clip) => exportedClip(clip, variant));
  const onWhole = notes
    .filter(({frames: span}) => span === null)
    .map((note) => markerOf(note, timeRange(0, frames, fps)));
  return otioTimeline(
    name,
    rationalTime(3600 * fps, fps),
    tracks,
    onWhole,
    mark({spot, variant: id, fps, frames, clips, documents}),
  );
}

const mark = (tenspot: object): object => ({tenspot});

const exportedClip = (
  {slot, frames, in: start, out, entry, ...pace}: Footage,
  {takes, footage}: VariantExport,
): ExportedClip => ({
  slot,
  shot: takes[slot]?.shot ?? null,
  frames,
  in: start,
  ...(out === undefined ? {} : {out}),
  speed: averageSpeed({...pace, in: start}, frames),
  ...(constantSpeed(pace) === null ? {paced: {speed: pace.speed, hold: pace.hold}} : {}),
  entry: {kind: entry.kind, frames: entry.frames},
  media: footage[slot] ?? null,
});

/** A clip of the main track, after its transition. */
function footageItems(clip: Footage, variant: VariantExport, notes: readonly NoteState[]): OtioObject[] {
  const {entry} = clip;
  const {fps} = variant.timeline;
  const own = notes.filter(({frames: at}) => at && at.from >= clip.from && at.from < clip.from + clip.frames);
  const shown = footageClip(clip, variant, own);
  if (entry.kind === 'cut' || entry.frames === 0) return [shown];
  const type = entry.kind === 'dissolve' ? 'SMPTE_Dissolve' : 'Custom_Transition';
  return [
    otioTransition(entry.kind, type, entry.frames, fps, mark({kind: entry.kind, color: entry.color})),
    shown,
  ];
}

/** `at`: its frame in the timeline, for a clip beside the main track, where no other clip says it. */
function footageClip(
  clip: Footage,
  variant: VariantExport,
  notes: readonly NoteState[],
  at?: number,
): OtioObject {
  const {timeline, footage, takes, cdl} = variant;
  const {fps} = timeline;
  const speed = averageSpeed(clip, clip.frames);
  const url = footage[clip.slot];
  const graded = clip.cube === null ? undefined : cdl?.[clip.slot];
  const about = {part: 'footage', at, ...exportedClip(clip, variant), take: takes[clip.slot] ?? null};
  const placed = {rect: clip.rect, focus: clip.focus, move: clip.move};
  return otioClip({
    name: clip.slot,
    range: timeRange(clip.in, clip.frames, fps),
    media:
      url === undefined
        ? missingReference(mark({missing: clip.missing}))
        : externalReference(url, timeRange(0, clip.length, fps), {}),
    effects: speed === 1 ? [] : [timeWarp(speed)],
    markers: notes.map((note) => {
      const at = note.frames ?? {from: clip.from, frames: 1};
      return markerOf(note, timeRange(clip.in + at.from - clip.from, at.frames, fps));
    }),
    metadata: {...mark({...about, ...placed}), ...(graded ? {cdl: graded} : {})},
  });
}

function markerOf({id, by, text, kind, variant}: NoteState, range: OtioObject): OtioObject {
  return otioMarker(
    text.split('\n')[0]?.slice(0, 80) ?? '',
    `${text}\n${by}`,
    range,
    mark({note: id, kind, variant}),
  );
}

/** Sounds by track, so that none plays while another one of its track does: J and L cuts overlap. */
function apart(all: readonly ExportedSound[]): ExportedSound[][] {
  const tracks: ExportedSound[][] = [];
  for (const sound of [...all].sort((a, b) => a.from - b.from)) {
    const free = tracks.find((track) => track.every(({from, frames}) => from + frames <= sound.from));
    if (free) free.push(sound);
    else tracks.push([sound]);
  }
  return tracks;
}

function sounds(all: readonly ExportedSound[], fps: number, part: string): OtioObject[] {
  const items: OtioObject[] = [];
  const sorted = [...all].sort((a, b) => a.from - b.from);
  let end = 0;
  for (const [at, {name, url, from, frames: whole, in: start = 0, speed = 1}] of sorted.entries()) {
    // One track plays one sound at a time: the earlier one ends where the next begins.
    const frames = Math.min(whole, (sorted[at + 1]?.from ?? Number.POSITIVE_INFINITY) - from);
    if (frames <= 0) continue;
    if (from > end) items.push(otioGap(from - end, fps));
    const range = timeRange(start, frames, fps);
    const metadata = mark({part, at: from, frames, in: start, speed});
    const effects = speed === 1 ? [] : [timeWarp(speed)];
    items.push(otioClip({name, range, media: externalReference(url, null, {}), effects, metadata}));
    end = from + frames;
  }
  return items;
}
