import {z} from 'zod';
import {Id, Text} from './field-types.ts';

/** One beat: what the voice says, what is on screen, and for how long. */
export const Beat = z.strictObject({
  slot: Id,
  seconds: z.number().positive(),
  says: Text.default('').describe('The words of the voice; empty if the beat has no voice.'),
  super: Text.default('').describe('The words on screen.'),
  shows: Text.optional().describe(
    'What is in the picture, in words: `tenspot write` plans the shot from it.',
  ),
});

/** `script.yaml` */
export const ScriptFile = z.strictObject({
  beats: z
    .array(Beat)
    .min(1)
    .superRefine((beats, context) => {
      for (const [at, {slot}] of beats.entries()) {
        const first = beats.findIndex((each) => each.slot === slot);
        // The words and the seconds of one of them would be lost.
        if (first < at)
          context.addIssue({
            code: 'custom',
            path: [at, 'slot'],
            message: `expected a slot that no other beat has; beat ${first + 1} has it too: join the two`,
          });
      }
    }),
});
export type ScriptFile = z.infer<typeof ScriptFile>;

/** Seconds by slot in a script; none without a script: the spot then uses the template's. */
export const slotSeconds = (script: ScriptFile | undefined): Record<string, number> =>
  Object.fromEntries((script?.beats ?? []).map(({slot, seconds}) => [slot, seconds]));
