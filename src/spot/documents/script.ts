import {z} from 'zod';
import {Id, Text} from './field-types.ts';

/** One beat: what is said, what is on screen, how long. */
export const Beat = z.strictObject({
  slot: Id,
  seconds: z.number().positive(),
  says: Text.default('').describe('Spoken; empty when the beat has no voice.'),
  super: Text.default('').describe('The words on screen.'),
});

/** `script.yaml` */
export const ScriptFile = z.strictObject({beats: z.array(Beat).min(1)});
export type ScriptFile = z.infer<typeof ScriptFile>;

/** Seconds by slot, as a script has them. A spot without a script takes the template's own. */
export const slotSeconds = (script: ScriptFile | undefined): Record<string, number> =>
  Object.fromEntries((script?.beats ?? []).map(({slot, seconds}) => [slot, seconds]));
