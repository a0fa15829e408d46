import {z} from 'zod';
import {HexColor} from '../brand/brand-file.ts';
import {CameraMove} from '../timeline/camera-move.ts';
import {EditTime} from '../timeline/frames.ts';
import {LEAST_SEEN} from '../timeline/share-length.ts';
import {Format} from '../variant/format.ts';
import {EditSound} from './edit-sound.ts';
import {EditFreeze, EditSpeed} from './edit-speed.ts';
import {Fraction, Id} from './field-types.ts';

/** The decision of a person on one shot: which take, and how it is used. */
export const Pick = z
  .strictObject({
    take: z
      .int()
      .min(1)
      .optional()
      .describe(
        "A take's number. Default: the first take of the shot in its current text; of clips found by tag, 1.",
      ),
    takes: z
      .partialRecord(Format, z.int().min(1))
      .optional()
      .describe('Take numbers by format, where formats need different ones. They override `take`.'),
    in: EditTime.default(0).describe(
      'Where the slot starts in the take: seconds, or frames of the spot, such as 36f.',
    ),
    out: EditTime.optional().describe(
      'Where the part of the take ends that may be shown: seconds, or frames of the spot. The last frame shown is the one before. Default: the end of the take.',
    ),
    speed: EditSpeed.default(1).describe(
      'How fast the take plays: 2 is twice as fast; {from: 1, to: 0.3} and lists of points are ramps.',
    ),
    freeze: EditFreeze.optional().describe('A frame of the take that stays on screen.'),
    move: CameraMove.optional(),
    focus: z.tuple([Fraction, Fraction]).optional(),
    sound: z
      .number()
      .min(-60)
      .max(24)
      .optional()
      .describe(
        "Decibels by which the clip's own sound is heard louder or quieter. Default: it is not heard.",
      ),
    lead: EditTime.optional().describe(
      "How long the clip's own sound is heard before its picture (a J cut): seconds, or frames of the spot, such as 12f.",
    ),
    tail: EditTime.optional().describe(
      "How long the clip's own sound is heard after its picture (an L cut): seconds, or frames of the spot, such as 12f.",
    ),
  })
  .superRefine(({sound, ...pick}, context) => {
    const isPaced = typeof pick.speed !== 'number' || pick.freeze !== undefined;
    if (sound !== undefined && isPaced)
      context.addIssue({
        code: 'custom',
        path: ['sound'],
        message:
          "expected no `sound` beside a speed ramp or `freeze`: the clip's own sound cannot follow them",
      });
    for (const field of ['lead', 'tail'] as const)
      if (pick[field] !== undefined && sound === undefined)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: "expected `sound` beside it, the level at which the clip's own sound is heard",
        });
  });
export type Pick = z.infer<typeof Pick>;

/** How a slot begins. A dissolve or dip takes the first seconds of the slot that it leads into. */
export const Transition = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({kind: z.literal('cut')}),
    z.strictObject({kind: z.literal('dissolve'), seconds: z.number().min(0.04).max(3).default(0.4)}),
    z.strictObject({
      kind: z.literal('dip'),
      seconds: z.number().min(0.08).max(3).default(0.5),
      color: HexColor.default('#000000'),
    }),
  ],
  {error: 'expected kind: cut, dissolve or dip'},
);
export type Transition = z.infer<typeof Transition>;

/** How cuts are moved to the beats of the bed: `beats`, or with more fields. */
const Snap = z.preprocess(
  (value) => (typeof value === 'string' ? {to: value} : value),
  z.strictObject({
    to: z.enum(['beats', 'downbeats']).default('beats'),
    tolerance: z.number().min(0).max(2).default(0.25).describe('Seconds by which a cut may be moved.'),
    hits: z.array(Id).default([]).describe('Slots that begin on the nearest downbeat.'),
  }),
);

/** How important a slot is in a spot that is shorter than the edit: `1`, or with `least`. */
const Priority = z.preprocess(
  (value) => (typeof value === 'number' ? {priority: value} : value),
  z.strictObject({
    priority: z.int().min(1).max(99),
    least: z
      .number()
      .positive()
      .max(180)
      .default(LEAST_SEEN)
      .describe('The least number of seconds that the slot keeps.'),
  }),
);

/** `edit.yaml`: picks by shot, transitions by slot, the lengths of slots, and the sound. */
export const EditFile = z.strictObject({
  picks: z.record(Id, Pick).default({}),
  transitions: z.record(Id, Transition).default({}),
  snap: Snap.optional(),
  sound: EditSound.optional(),
  priorities: z
    .record(Id, Priority)
    .default({})
    .describe('By slot: 1 is the most important one, which keeps its length the longest.'),
});
export type EditFile = z.infer<typeof EditFile>;

/** The number of the take that a pick names for a format; undefined if it names none. */
export const takeNamed = (pick: z.input<typeof Pick> | undefined, format: Format): number | undefined =>
  pick?.takes?.[format] ?? pick?.take;
