import {z} from 'zod';
import {Id, Text} from './field-types.ts';

/** The front matter of `brief.md`; the prose below it is for people. */
export const Brief = z.strictObject({
  product: Text,
  promise: Text,
  audience: Text,
  musts: z.array(Text).default([]),
  mustNots: z.array(Text).default([]),
  claims: z
    .array(z.strictObject({text: Text, proof: Text}))
    .default([])
    .describe('What may be claimed, each with what proves it.'),
  placements: z.array(Id).default([]),
  budget: z
    .number()
    .min(0)
    .default(0)
    .describe('US dollars for the whole batch. Default 0: nothing may be spent.'),
});
export type Brief = z.infer<typeof Brief>;
