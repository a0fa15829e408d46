import {z} from 'zod';
import {Id} from './field-types.ts';

/** How the bed gives way to the voice. */
export const Duck = z.strictObject({
  amount: z
    .number()
    .min(0)
    .max(30)
    .default(12)
    .describe('Decibels by which the bed is quieter under a voice.'),
  attack: z.number().min(1).max(2000).default(40).describe('Milliseconds until the bed is quieter.'),
  release: z
    .number()
    .min(1)
    .max(9000)
    .default(450)
    .describe('Milliseconds until the bed is back at its level.'),
  band: z
    .enum(['whole', 'speech'])
    .default('whole')
    .describe('`speech`: only from 250 to 4000 Hz, so that bass and treble of the music stay.'),
});
export type Duck = z.infer<typeof Duck>;

const OnlyFor = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .optional()
  .describe('Only in variants with these props: `{seconds: 6}`, `{copy.hook: Still ice.}`. Default: in all.');

/** A sound of the brand at a cut, beside those of the template. */
export const EditCue = z.strictObject({
  sound: Id.describe(
    'The name of a sound in brand.yaml, or of one that every brand has: whoosh, hit, click, pour.',
  ),
  slot: Id.describe('The slot at whose start the sound is heard.'),
  at: z
    .number()
    .min(-60)
    .max(180)
    .default(0)
    .describe('Seconds after the start of the slot; a negative number is before it.'),
  gain: z.number().min(-60).max(24).default(0).describe('The gain in decibels.'),
  only: OnlyFor,
});
export type EditCue = z.infer<typeof EditCue>;

/** Where and how the sonic logo of the brand is heard. */
export const SonicLogo = z.strictObject({
  play: z.boolean().default(true).describe('Whether it is heard.'),
  slot: Id.optional().describe('The slot at whose start it begins. Default: it ends with the spot.'),
  at: z
    .number()
    .min(-60)
    .max(180)
    .default(0)
    .describe(
      'Seconds by which it is later than that; a negative number is earlier. It has to end within the spot.',
    ),
  gain: z.number().min(-60).max(24).default(0).describe('The gain in decibels.'),
  duck: z
    .number()
    .min(0)
    .max(30)
    .default(9)
    .describe('Decibels by which the bed is quieter while it is heard.'),
  only: OnlyFor,
});
export type SonicLogo = z.infer<typeof SonicLogo>;

/** What `edit.yaml` says about the sound of a spot. */
export const EditSound = z.strictObject({
  duck: Duck.optional(),
  cues: z.array(EditCue).default([]),
  sonicLogo: z
    .array(SonicLogo)
    .default([])
    .describe('How the sonic logo of the brand is heard: the first entry that is for a variant counts.'),
  room: z
    .number()
    .min(-90)
    .max(-20)
    .optional()
    .describe('The level of room tone in the finished mix in dBFS, where no clip is heard. Default: none.'),
  templateCues: z.boolean().default(true).describe('Whether the cues of the template are heard.'),
});
export type EditSound = z.infer<typeof EditSound>;
