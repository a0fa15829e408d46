import {z} from 'zod';
import {TypeChange} from '../brand/brand-file.ts';
import {Fraction, Id, RelativePath} from '../documents/field-types.ts';
import {LookChoice} from '../grade/look.ts';
import {CameraMove} from '../timeline/camera-move.ts';
import {FrameRate} from '../timeline/frames.ts';
import {Format} from './format.ts';

const named =
  <Key extends string>(key: Key) =>
  (value: unknown) =>
    typeof value === 'string' ? {[key]: value} : value;

/** What fills a slot: a shot of the spot (its pick, or a take by number), or a clip or photo named right here. */
export const ShotChoice = z.preprocess(
  named('shot'),
  z
    .strictObject({
      shot: Id.optional(),
      /** A take's number, when it is not to be the pick of `edit.yaml`. */
      take: z.int().min(1).optional(),
      /** A clip or photo in the spot's folder or in the brand's. */
      file: RelativePath.optional(),
      focus: z.tuple([Fraction, Fraction]).optional(),
      move: CameraMove.optional(),
    })
    .refine((choice) => (choice.shot === undefined) !== (choice.file === undefined), {
      error: 'expected either a shot or a file',
    }),
);
export type ShotChoice = z.infer<typeof ShotChoice>;

/** The brand's typography, one of its named sets, or changes to it. */
export const TypographyChoice = z.preprocess(
  named('set'),
  z.strictObject({
    set: Id.optional(),
    base: TypeChange.optional(),
    headings: TypeChange.optional(),
  }),
);
export type TypographyChoice = z.infer<typeof TypographyChoice>;

/** The central type: everything that tells one variant from another. Each field may be a variant axis. */
export const SpotProps = z.strictObject({
  template: Id,
  brand: Id,
  typography: TypographyChoice.prefault({}),
  look: LookChoice.prefault({}),
  /** One of the brand's beds; null is silence under the cues. */
  music: Id.nullable().default(null),
  /** The words, in the shape that the template's own schema gives. */
  copy: z.record(z.string(), z.unknown()),
  format: Format.default('9:16'),
  /** Length of the spot. 1 to 180. */
  seconds: z.number().min(1).max(180).default(15),
  fps: FrameRate.default(30),
  /** BCP 47: `en`, `de`, `pt-BR`. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {error: 'expected a language like en or pt-BR'})
    .default('en'),
  /** For each slot, what fills it. A slot that is not named stays unshot. */
  shots: z.record(Id, ShotChoice).default({}),
});
export type SpotProps = z.infer<typeof SpotProps>;
export type SpotPropsInput = z.input<typeof SpotProps>;
