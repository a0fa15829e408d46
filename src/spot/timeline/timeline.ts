import {z} from 'zod';
import {HexColor} from '../brand/brand-file.ts';
import {Staged} from '../brand/staged-brand.ts';
import type {EditFile, Pick as EditPick, Transition} from '../documents/edit.ts';
import {Fraction, Id} from '../documents/field-types.ts';
import {FULL, Rect} from '../geometry/box.ts';
import type {Take} from '../takes/take.ts';
import type {SlotSpec} from '../variant/template.ts';
import {CameraMove, NO_CAMERA_MOVE} from './camera-move.ts';
import {layEndToEnd, Span, timeToFrames, toFrames} from './frames.ts';
import {Pace, paceOf, tailUnder} from './pace.ts';

/** How a slot begins, in frames. */
export const SlotEntry = z.strictObject({
  kind: z.enum(['cut', 'dissolve', 'dip']),
  frames: z.int().min(0),
  color: HexColor.nullable(),
});

/** What the card of a slot without a take says. */
export const Missing = z.strictObject({
  shot: Id.nullable(),
  prompt: z.string(),
  model: z.string(),
  price: z.string(),
});
export type Missing = z.infer<typeof Missing>;

/** One clip on the footage track. */
export const Footage = Span.extend({
  slot: Id,
  /** The slot whose span of the timeline it has: its own, or the slot that it shows with. */
  layer: Id,
  /** The clip's file. Null when the slot is unshot: the card says what is missing. */
  src: Staged.nullable(),
  /** The grade of the clip, a staged `.cube`. Null where the file is shown as it is. */
  cube: Staged.nullable(),
  /** The clip with its grade and the texture of the look, which is shown in its place. Left out where the look has no texture. */
  finished: z
    .strictObject({src: Staged, width: z.number().positive(), height: z.number().positive()})
    .optional(),
  missing: Missing.nullable(),
  /** Size of the picture in the file. */
  width: z.number().positive(),
  height: z.number().positive(),
  ...Pace.shape,
  /** Frames in the file: past its end the last one is held. */
  length: z.int().min(1),
  rect: Rect,
  focus: z.tuple([Fraction, Fraction]),
  move: CameraMove,
  entry: SlotEntry,
  /** Decibels of the clip's own sound. Left out where it is not heard. */
  sound: z.number().optional(),
  /** Frames for which the own sound is heard before and after the slot. Left out where there are none. */
  lead: z.int().min(1).optional(),
  tail: z.int().min(1).optional(),
});
export type Footage = z.infer<typeof Footage>;

/** A clip as renders show it: its finished file, which needs no grade, in place of its file. */
export const asShown = ({finished, ...clip}: Footage): Footage =>
  finished ? {...clip, ...finished, cube: null} : clip;

/** What fills a slot: a take and how the edit uses it, or what is missing. */
export type Filling = {take: Take; pick: EditPick} | {missing: Missing};

/** The name of a take among the grades of a variant: two shots may use one clip, and correct it differently. */
export const gradedTake = ({shot, src}: Pick<Take, 'shot' | 'src'>): string => `${shot} ${src}`;

/**
 * The grade of each slot's clip, a staged `.cube`: that of its take where it has a correction (`corrected`, by `gradedTake`), else the
 * look. Placeholders are not graded.
 */
export const cubesOf = (
  fillings: Record<string, Filling>,
  look: string | null,
  corrected: Readonly<Record<string, string | null>> = {},
): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(fillings).map(([slot, filling]) => [
      slot,
      'take' in filling && !filling.take.standsIn ? gradeOf(filling.take, look, corrected) : null,
    ]),
  );

function gradeOf(
  take: Take,
  look: string | null,
  corrected: Readonly<Record<string, string | null>>,
): string | null {
  const own = corrected[gradedTake(take)];
  return own === undefined ? look : own;
}

type Laying = {
  slots: Record<string, SlotSpec>;
  fillings: Record<string, Filling>;
  /** The grade of each slot's clip. Default: none. */
  cubes?: Record<string, string | null>;
  transitions: EditFile['transitions'];
  fps: number;
  frames: number;
  width: number;
  height: number;
};

/** Lays slots out in frames, and what fills them as clips: the slot's own, then those of the slots that show with it. */
export function layTimeline(laying: Laying): {slots: Record<string, Span>; footage: Footage[]} {
  const spans = laySlots(laying.slots, laying.frames);
  const slots: Record<string, Span> = {};
  for (const name of Object.keys(laying.slots)) {
    const span = spans[layerOf(name, laying.slots)];
    if (span) slots[name] = span;
  }
  const entries = Object.entries(spans).map(([layer, span], index) =>
    toEntry(index === 0 ? undefined : laying.transitions[layer], span, laying.fps),
  );
  const footage = Object.entries(spans).flatMap(([layer, span], index): Footage[] => {
    const [entry = CUT, next = CUT] = entries.slice(index);
    const place = {fps: laying.fps, frames: span.frames, tail: tailUnder(next)};
    const riders = Object.keys(laying.slots).filter((name) => laying.slots[name]?.with === layer);
    return [layer, ...riders].map((slot) => {
      const filling = laying.fillings[slot];
      return {
        ...span,
        slot,
        layer,
        rect: laying.slots[slot]?.rect ?? FULL,
        entry,
        cube: laying.cubes?.[slot] ?? null,
        ...(filling && 'take' in filling ? shot(filling, place) : unshot(filling, laying)),
      };
    });
  });
  return {slots, footage};
}

/** The slots that follow one another in the timeline, without those that show with another slot. */
export const sequenceOf = (slots: Record<string, SlotSpec>): string[] =>
  Object.keys(slots).filter((name) => slots[name]?.with === undefined);

/** The slot whose span a slot has: its own, or that of the slot that it shows with. */
export const layerOf = (slot: string, slots: Record<string, SlotSpec>): string => slots[slot]?.with ?? slot;

/** The span of every slot that does not show with another. */
export function laySlots(slots: Record<string, SlotSpec>, frames: number): Record<string, Span> {
  const names = sequenceOf(slots);
  const seconds = names.map((name) => slots[name]?.seconds ?? 0);
  return Object.fromEntries(layEndToEnd(seconds, frames).map((span, index) => [names[index], span]));
}

/** What a clip has of its file: the rest of it is its place in the timeline. */
type FootageFile = Omit<Footage, keyof Span | 'slot' | 'layer' | 'rect' | 'entry' | 'cube' | 'finished'>;

function shot(
  {take, pick}: {take: Take; pick: EditPick},
  slot: {fps: number; frames: number; tail: number},
): FootageFile {
  const pace = paceOf(pick, {...slot, length: take.frames});
  return {
    src: take.src,
    missing: null,
    width: take.width,
    height: take.height,
    ...pace,
    in: Math.min(pace.in, take.frames - 1),
    length: take.frames,
    focus: pick.focus ?? take.focus,
    move: pick.move ?? NO_CAMERA_MOVE,
    ...soundOf(pick, slot.fps),
  };
}

function soundOf(
  {sound, lead = 0, tail = 0}: EditPick,
  fps: number,
): Pick<Footage, 'sound' | 'lead' | 'tail'> {
  if (sound === undefined) return {};
  const [before, after] = [timeToFrames(lead, fps), timeToFrames(tail, fps)];
  return {sound, ...(before > 0 ? {lead: before} : {}), ...(after > 0 ? {tail: after} : {})};
}

function unshot(filling: {missing: Missing} | undefined, {width, height, frames}: Laying): FootageFile {
  const missing = filling?.missing ?? {
    shot: null,
    prompt: 'No shot is named for this slot',
    model: '',
    price: '',
  };
  return {
    src: null,
    missing,
    width,
    height,
    in: 0,
    length: frames,
    speed: 1,
    focus: [0.5, 0.5],
    move: NO_CAMERA_MOVE,
  };
}

type SlotEntry = z.infer<typeof SlotEntry>;

const CUT: SlotEntry = {kind: 'cut', frames: 0, color: null};

function toEntry(transition: Transition | undefined, span: Span, fps: number): SlotEntry {
  if (!transition || transition.kind === 'cut') return CUT;
  const frames = Math.min(toFrames(transition.seconds, fps), span.frames);
  return {kind: transition.kind, frames, color: transition.kind === 'dip' ? transition.color : null};
}
