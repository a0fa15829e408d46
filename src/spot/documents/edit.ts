import {z} from 'zod';
import {HexColor} from '../brand/brand-file.ts';
import {CameraMove} from '../timeline/camera-move.ts';
import {Format} from '../variant/format.ts';
import {Fraction, Id} from './field-types.ts';

/** The decision of a person on one shot: which take, and how it is used. */
export const Pick = z.strictObject({
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
  in: z.number().min(0).default(0).describe('Seconds into the take where the slot starts.'),
  speed: z.number().min(0.25).max(4).default(1).describe('2 is twice as fast. 0.25 to 4.'),
  move: CameraMove.optional(),
  focus: z.tuple([Fraction, Fraction]).optional(),
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

/** `edit.yaml`: picks by shot, transitions by slot. */
export const EditFile = z.strictObject({
  picks: z.record(Id, Pick).default({}),
  transitions: z.record(Id, Transition).default({}),
});
export type EditFile = z.infer<typeof EditFile>;

/** The number of the take that a pick names for a format; undefined if it names none. */
export const takeNamed = (pick: z.input<typeof Pick> | undefined, format: Format): number | undefined =>
  pick?.takes?.[format] ?? pick?.take;
