import {z} from 'zod';
import {Span} from '../timeline/frames.ts';

/** A page of captions as it is drawn: the frames at which it is there, and those at which each word is said. */
export const ShownCaption = Span.extend({
  /** One or two. Words have the spaces before them, but for the first of a line. */
  lines: z
    .array(z.array(z.strictObject({text: z.string(), from: z.int().min(0), to: z.int().min(0)})).min(1))
    .min(1)
    .max(2),
});
export type ShownCaption = z.infer<typeof ShownCaption>;
