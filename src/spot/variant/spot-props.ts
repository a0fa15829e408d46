import {z} from 'zod';
import {TypeChange} from '../brand/brand-file.ts';
import {Fraction, Id, RelativePath} from '../documents/field-types.ts';
import {LanguageTag} from '../documents/language-tag.ts';
import {LookChoice} from '../grade/look.ts';
import {PlacementNames} from '../placement/placements.ts';
import {CameraMove} from '../timeline/camera-move.ts';
import {FrameRate} from '../timeline/frames.ts';
import {VoiceChoice} from '../voice/voice-choice.ts';
import {Format} from './format.ts';

const named =
  <Key extends string>(key: Key) =>
  (value: unknown) =>
    typeof value === 'string' ? {[key]: value} : value;

/** What fills a slot: a shot of the spot (its picked take, or one by number), or the file of a clip or photo. */
export const ShotChoice = z.preprocess(
  named('shot'),
  z
    .strictObject({
      shot: Id.optional(),
      /** A take's number. Default: the pick in `edit.yaml`. */
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

/** The props of a variant: all that distinguishes it from others. Each field may be a variant axis. */
export const SpotProps = z.strictObject({
  /** The id of a template. */
  template: Id,
  /** The id of a brand. */
  brand: Id,
  /** The name of one of the brand's type sets, or changes to its type. Default: none. */
  typography: TypographyChoice.prefault({}),
  /** The name of one of the brand's looks, or changes to it. Default: the brand's own. */
  look: LookChoice.prefault({}),
  /** The name of one of the brand's beds; null for no music. */
  music: Id.nullable().default(null),
  /** The texts, checked by the template's own schema. */
  copy: z.record(z.string(), z.unknown()),
  /** Width to height. Default `9:16`. */
  format: Format.default('9:16'),
  /** Length of the spot in seconds. 1 to 180. */
  seconds: z.number().min(1).max(180).default(15),
  /** Frames a second: 24, 25 or 30. Default 30. */
  fps: FrameRate.default(30),
  /** BCP 47: `en`, `de`, `pt-BR`. */
  language: LanguageTag.default('en'),
  /** The name of one of the brand's markets: its lines, its currency and its countries. Default: none. */
  market: Id.optional(),
  /** Where the variant runs: ids of placements. Default: it has to be safe on every social platform. */
  placements: PlacementNames.optional(),
  /**
   * Who speaks: a voice of the brand, `{speaker: narrator}`, or a recording, which begins with the spot: a file in the folder of the spot
   * (WAV, MP3, M4A, FLAC). Default: none.
   */
  voice: VoiceChoice.nullable().optional(),
  /**
   * Captions of the voice: a file in the folder of the spot (SRT, WebVTT, JSON of Whisper), or null for none. Default: the words of a voice of
   * the brand, with the times at which it says them.
   */
  captions: RelativePath.nullable().optional(),
  /** What fills each slot. A slot without an entry is unshot. */
  shots: z.record(Id, ShotChoice).default({}),
});
export type SpotProps = z.infer<typeof SpotProps>;
/** The props as people write them: fields with a default may be left out. */
export type SpotPropsInput = z.input<typeof SpotProps>;
