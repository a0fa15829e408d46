import {z} from 'zod';
import {Id, RelativePath, Text, Words} from '../documents/field-types.ts';
import {LanguageTag} from '../documents/language-tag.ts';

/** Who speaks a variant: a recording, or a voice of the brand that speaks the script. */
export const VoiceChoice = z.union(
  [
    RelativePath,
    z.strictObject({
      /** The name of one of the voices in `brand.yaml`. */
      speaker: Id,
      /** Other words for slots than those of `script.yaml`; an empty text for none. Default: the script. */
      says: z.record(Id, Text).default({}),
    }),
  ],
  {error: 'expected the file of a recording, or {speaker: <a voice of the brand>}'},
);
export type VoiceChoice = z.infer<typeof VoiceChoice>;

/** A voice that a brand speaks with. */
export const Speaker = z.strictObject({
  /** The id of a speech model: `docs/providers.md` lists them. */
  model: Words,
  /** The name of the voice, as its vendor has it. */
  voice: Words,
  /** How much faster than usual. 0.5 to 2. Default: 1. */
  speed: z.number().min(0.5).max(2).default(1),
  /** How it should sound, in words, for models that read them. Default: nothing is said about it. */
  style: Words.optional(),
  /** The number of the reading: 2 buys another one of each line. Default: 1. */
  take: z.int().min(1).default(1),
  /** For models that run on this machine: the folder with the voice, in the folder of the brand. Default: the vendor has the voice. */
  folder: RelativePath.optional(),
});
export type Speaker = z.infer<typeof Speaker> & {
  /** What is in `folder`, once it is read. Left out where it cannot be used. */
  voiceModel?: VoiceModel | undefined;
};

/** The model of a voice, which is in a folder of the brand. */
export type VoiceModel = {
  /** Of all files that decide how it sounds. */
  sha256: string;
  /** The file with the model, relative to the folder of the voice. */
  file: string;
  /** Languages that it speaks, as BCP 47 tags in lower case. */
  languages: readonly string[];
  /** The names of its speakers, in their order. */
  speakers: readonly string[];
};

/** How words are said: a spelling for the voice, or one for each language. Captions keep the words as they are written. */
export const Pronunciation = z.record(Words, z.union([Words, z.record(LanguageTag, Words)]));
export type Pronunciation = z.infer<typeof Pronunciation>;

/** The voices of a brand, and how they say words. */
export type BrandVoices = {voices: Readonly<Record<string, Speaker>>; pronunciation: Pronunciation};

/** The recording of a variant; undefined where it has none. */
export const recordingOf = ({voice}: {voice?: VoiceChoice | null | undefined}): string | undefined =>
  typeof voice === 'string' ? voice : undefined;

/** The choice of a speaker; undefined where the variant has none. */
export const speakerOf = ({
  voice,
}: {
  voice?: VoiceChoice | null | undefined;
}): Exclude<VoiceChoice, string> | undefined => (typeof voice === 'object' && voice ? voice : undefined);
