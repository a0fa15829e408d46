import {z} from 'zod';
import {type OtioObject, OtioRange} from './otio.ts';
import type {ExportedClip} from './variant-timeline.ts';

/** What an editor changed, as changes of documents. Frames are those of the spot. `slot`: the place in the timeline. */
export type EditChange =
  | {kind: 'shot'; slot: string; shot: string}
  | {kind: 'in'; shot: string; frames: number}
  | {kind: 'speed'; shot: string; speed: number}
  | {kind: 'lengths'; frames: Record<string, number>}
  | {kind: 'transition'; slot: string; entry: {kind: 'cut' | 'dissolve' | 'dip'; frames: number}};

/** An edited timeline: what changed, and what the documents have no place for. */
export type EditReading = {
  /** What the documents are to say instead. */
  changes: EditChange[];
  /** What the documents have no place for, in words. */
  left: string[];
  /** How many markers are new. */
  markers: number;
};

const Exported = z.looseObject({
  slot: z.string(),
  shot: z.string().nullable(),
  frames: z.number(),
  in: z.number(),
  speed: z.number(),
  entry: z.looseObject({kind: z.string(), frames: z.number()}),
});

/** What Tenspot wrote about a timeline that it exported. */
export const ExportMark = z.looseObject({
  spot: z.string(),
  variant: z.string(),
  fps: z.number().positive(),
  frames: z.number(),
  clips: z.array(Exported),
  documents: z.record(z.string(), z.string()),
});
export type ExportMark = z.infer<typeof ExportMark>;

type Edited = {
  was: ExportedClip;
  frames: number;
  in: number;
  speed: number;
  entry: {kind: string; frames: number; early: number};
};

/** Compares an edited timeline with what was exported. */
export function readEdit(timeline: OtioObject, mark: ExportMark): EditReading {
  const left: string[] = [];
  const stack = fieldsOf(fieldsOf(timeline).tracks);
  const tracks = listOf(stack.children);
  const main = tracks.find((track) => listOf(track.children).some((item) => partOf(item) === 'footage'));
  leaveStrangers(tracks, main, left);
  const edited = main ? clipsOf(main, mark.fps, left) : [];
  const changes = [...ownChanges(edited, left), ...placeChanges(edited, mark, left)];
  return {changes, left, markers: newMarkers(stack)};
}

/** Names what is on other tracks and was not exported, or is not there any more. */
function leaveStrangers(tracks: readonly Fields[], main: Fields | undefined, left: string[]): void {
  const parts = new Set<string>();
  for (const track of tracks)
    for (const item of listOf(track.children)) {
      const part = partOf(item);
      if (part !== undefined) parts.add(part);
      if (track === main || schemaOf(item) === 'Gap') continue;
      if (part === undefined) left.push(`"${nameOf(item)}" on the track "${nameOf(track)}" was added`);
    }
  if (!parts.has('graphics')) left.push('the graphics were removed');
  if (!parts.has('mix')) left.push('the mix was removed');
}

function clipsOf(track: Fields, fps: number, left: string[]): Edited[] {
  const clips: Edited[] = [];
  let entry = {kind: 'cut', frames: 0, early: 0};
  for (const item of listOf(track.children)) {
    const name = nameOf(item);
    if (schemaOf(item) === 'Transition') {
      entry = entryOf(item, fps, left);
      continue;
    }
    const was = Exported.safeParse(markOf(item)).data;
    const range = OtioRange.safeParse(item.source_range).data;
    if (schemaOf(item) !== 'Clip' || !was || !range) {
      left.push(`${schemaOf(item) === 'Gap' ? 'a gap' : `"${name}"`} in the footage was added`);
    } else {
      const {start_time: start, duration} = range;
      if (item.enabled === false) left.push(`"${name}" was switched off`);
      clips.push({
        was,
        frames: Math.round((duration.value / duration.rate) * fps),
        in: Math.round((start.value / start.rate) * fps),
        speed: speedOf(item, name, left),
        entry,
      });
    }
    entry = {kind: 'cut', frames: 0, early: 0};
  }
  return clips;
}

function entryOf(item: Fields, fps: number, left: string[]): Edited['entry'] {
  const lengthOf = (field: string): number => {
    const time = fieldsOf(item[field]);
    return Math.round((Number(time.value ?? 0) / Number(time.rate ?? fps)) * fps);
  };
  const [early, late] = [lengthOf('in_offset'), lengthOf('out_offset')];
  const stated = markOf(item).kind;
  const kind = item.transition_type === 'SMPTE_Dissolve' ? 'dissolve' : stated === 'dip' ? 'dip' : undefined;
  if (kind === undefined) {
    left.push(`the transition "${nameOf(item)}" (${String(item.transition_type)}) is no dissolve and no dip`);
    return {kind: 'unknown', frames: 0, early: 0};
  }
  return {kind, frames: early + late, early};
}

function speedOf(item: Fields, name: string, left: string[]): number {
  let speed = 1;
  for (const effect of listOf(item.effects))
    if (schemaOf(effect) === 'LinearTimeWarp') speed = Number(effect.time_scalar);
    else
      left.push(
        `the effect "${nameOf(effect) || String(effect.effect_name ?? effect.OTIO_SCHEMA)}" on "${name}"`,
      );
  return speed;
}

/** Changes that belong to a shot wherever it shows: where it starts in its take, and how fast it plays. */
function ownChanges(edited: readonly Edited[], left: string[]): EditChange[] {
  return edited.flatMap(({was, in: start, speed}): EditChange[] => {
    const moved = start !== was.in;
    const faster = Math.abs(speed - was.speed) > 1e-6;
    if (!moved && !faster) return [];
    if (was.shot === null) {
      left.push(
        `"${was.slot}" shows no shot of shots.yaml, so edit.yaml has no place for its start and speed`,
      );
      return [];
    }
    const inRange = speed >= 0.25 && speed <= 4 && start >= 0;
    if (!inRange)
      left.push(
        `"${was.slot}" at speed ${speed} from frame ${start}: the speed can be 0.25 to 4, the start 0 or later`,
      );
    if (!inRange) return [];
    return [
      ...(moved ? [{kind: 'in' as const, shot: was.shot, frames: start}] : []),
      ...(faster ? [{kind: 'speed' as const, shot: was.shot, speed}] : []),
    ];
  });
}

/** Changes of places in the timeline: which shot each shows, how long, and how it begins. */
function placeChanges(
  edited: readonly Edited[],
  {clips, frames: total}: ExportMark,
  left: string[],
): EditChange[] {
  const slots = edited.map(({was}) => was.slot);
  const missing = clips.filter(({slot}) => !slots.includes(slot)).map(({slot}) => slot);
  for (const slot of missing) left.push(`"${slot}" was removed: a slot of the template is always there`);
  if (missing.length > 0 || edited.length !== clips.length) {
    if (edited.length > clips.length) left.push('a clip is there twice: each slot shows one');
    return [];
  }
  const changes: EditChange[] = [];
  for (const [at, {slot}] of clips.entries()) {
    const clip = edited[at];
    const before = clips[at];
    if (!clip || !before) continue;
    if (clip.was.slot !== slot && clip.was.shot !== before.shot) {
      if (clip.was.shot === null)
        left.push(`"${clip.was.slot}" in the place of "${slot}" shows no shot of shots.yaml`);
      else changes.push({kind: 'shot', slot, shot: clip.was.shot});
    }
    const {kind, frames, early} = clip.entry;
    if (kind === 'unknown' || (kind === before.entry.kind && frames === before.entry.frames && early === 0))
      continue;
    if (at === 0) left.push(`the transition into "${slot}": the first slot begins with a cut`);
    else {
      if (early > 0)
        left.push(
          `the ${kind} into "${slot}" begins ${early} frames before the cut; it was taken to begin at the cut`,
        );
      if (kind === before.entry.kind && frames === before.entry.frames) continue;
      changes.push({kind: 'transition', slot, entry: {kind: kind as 'cut' | 'dissolve' | 'dip', frames}});
    }
  }
  const lengths = Object.fromEntries(clips.map(({slot}, at) => [slot, edited[at]?.frames ?? 0]));
  const sum = Object.values(lengths).reduce((all, each) => all + each, 0);
  if (sum !== total)
    left.push(`the timeline is ${sum} frames long instead of ${total}: change \`seconds\` in variants.yaml`);
  else if (clips.some(({slot, frames}) => lengths[slot] !== frames))
    changes.push({kind: 'lengths', frames: lengths});
  return changes;
}

/** Markers that no note of the review became. */
function newMarkers(item: Fields): number {
  const own = listOf(item.markers).filter((marker) => markOf(marker).note === undefined).length;
  return listOf(item.children).reduce((sum, inner) => sum + newMarkers(inner), own);
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** What Tenspot wrote about an object; empty for what others made. */
export const markOf = (item: Fields): Fields => fieldsOf(fieldsOf(item.metadata).tenspot);

const partOf = (item: Fields): string | undefined => {
  const {part} = markOf(item);
  return typeof part === 'string' ? part : undefined;
};

const schemaOf = (item: Fields): string => String(item.OTIO_SCHEMA ?? '').split('.')[0] ?? '';
const nameOf = ({name}: Fields): string => (typeof name === 'string' ? name.slice(0, 80) : '');
