import {z} from 'zod';
import {Pace} from '../timeline/pace.ts';
import {type OtioFields, OtioRange, otioFields, otioList, otioName, otioSchema} from './otio.ts';
import type {ExportedClip} from './variant-timeline.ts';

const Exported = z.looseObject({
  slot: z.string(),
  shot: z.string().nullable(),
  frames: z.number(),
  in: z.number(),
  out: z.number().optional(),
  speed: z.number(),
  paced: Pace.pick({speed: true, hold: true}).optional(),
  entry: z.looseObject({kind: z.string(), frames: z.number()}),
  // Earlier exports have none.
  media: z.string().nullable().default(null),
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

/** A clip of an edited timeline, and what it was when it was exported. Frames are those of the spot. */
export type EditedClip = {
  was: ExportedClip;
  frames: number;
  in: number;
  speed: number;
  /** How it begins. `early`: how many frames of the transition are before the cut. */
  entry: {kind: string; frames: number; early: number};
  /** The address of its media; null where it has none. */
  media: string | null;
};

/** The exported clips of a track, in order. `filled`: false if there are gaps or other clips in it, so that lengths of clips are no lengths of slots. */
type EditedTrack = {clips: EditedClip[]; filled: boolean};

const CUT = {kind: 'cut', frames: 0, early: 0};

/** The exported clips of a track. Everything else in it is added to `left`, in words. */
export function editedClips(track: OtioFields, fps: number, left: string[]): EditedTrack {
  const clips: EditedClip[] = [];
  let filled = true;
  let entry = CUT;
  let transition: OtioFields | undefined;
  const leaveTransition = (): void => {
    if (transition) left.push(`the transition "${otioName(transition)}" leads into no clip of the spot`);
    [transition, entry] = [undefined, CUT];
  };
  for (const item of otioList(track.children)) {
    const name = otioName(item);
    if (otioSchema(item) === 'Transition') {
      leaveTransition();
      [transition, entry] = [item, entryOf(item, fps, left)];
      continue;
    }
    const was = Exported.safeParse(markOf(item)).data;
    const range = OtioRange.safeParse(item.source_range).data;
    if (otioSchema(item) !== 'Clip' || !was || !range) {
      left.push(`${otioSchema(item) === 'Gap' ? 'a gap' : `"${name}"`} in the footage was added`);
      filled = false;
      leaveTransition();
    } else {
      const {start_time: start, duration} = range;
      if (item.enabled === false) left.push(`"${name}" was switched off`);
      clips.push({
        was,
        frames: Math.round((duration.value / duration.rate) * fps),
        in: Math.round((start.value / start.rate) * fps),
        speed: speedOf(item, name, left),
        entry,
        media: mediaOf(item),
      });
      [transition, entry] = [undefined, CUT];
    }
  }
  leaveTransition();
  return {clips, filled};
}

function entryOf(item: OtioFields, fps: number, left: string[]): EditedClip['entry'] {
  const lengthOf = (field: string): number => {
    const time = otioFields(item[field]);
    return Math.round((Number(time.value ?? 0) / Number(time.rate ?? fps)) * fps);
  };
  const [early, late] = [lengthOf('in_offset'), lengthOf('out_offset')];
  const stated = markOf(item).kind;
  const kind = item.transition_type === 'SMPTE_Dissolve' ? 'dissolve' : stated === 'dip' ? 'dip' : undefined;
  if (kind === undefined) {
    left.push(
      `the transition "${otioName(item)}" (${String(item.transition_type)}) is neither a dissolve nor a dip`,
    );
    return {kind: 'unknown', frames: 0, early: 0};
  }
  return {kind, frames: early + late, early};
}

/** The speed of a clip: several changes of speed multiply. Other effects are added to `left`, in words. */
export function speedOf(item: OtioFields, name: string, left: string[]): number {
  let speed = 1;
  for (const effect of otioList(item.effects)) {
    const {time_scalar: scalar = 1} = effect;
    if (otioSchema(effect) === 'LinearTimeWarp' && typeof scalar === 'number') speed *= scalar;
    else
      left.push(
        `the effect "${otioName(effect) || String(effect.effect_name ?? effect.OTIO_SCHEMA)}" on "${name}"`,
      );
  }
  return speed;
}

function mediaOf(item: OtioFields): string | null {
  const key = String(item.active_media_reference_key ?? 'DEFAULT_MEDIA');
  const {target_url: url} = otioFields(item.media_reference ?? otioFields(item.media_references)[key]);
  return typeof url === 'string' ? url : null;
}

/** What Tenspot wrote about an object; empty for what others made. */
export const markOf = (item: OtioFields): OtioFields => otioFields(otioFields(item.metadata).tenspot);
