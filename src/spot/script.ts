import {z} from 'zod';
import {Id, Text} from './ids.ts';

/** One beat: what is said, what is on screen, how long. */
export const Beat = z.strictObject({
  slot: Id,
  seconds: z.number().positive(),
  /** Spoken; empty when the beat has no voice. */
  says: Text.default(''),
  /** The words on screen. */
  super: Text.default(''),
});

/** `script.yaml` */
export const ScriptFile = z.strictObject({beats: z.array(Beat).min(1)});
export type ScriptFile = z.infer<typeof ScriptFile>;
