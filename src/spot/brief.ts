import {z} from 'zod';
import {Id, Text} from './ids.ts';

/** The front matter of `brief.md`; the prose below it is for people. */
export const Brief = z.strictObject({
  product: Text,
  promise: Text,
  audience: Text,
  musts: z.array(Text).default([]),
  mustNots: z.array(Text).default([]),
  /** What may be claimed, each with what proves it. */
  claims: z.array(z.strictObject({text: Text, proof: Text})).default([]),
  placements: z.array(Id).default([]),
  /** US dollars for the whole batch. Default 0: nothing may be spent. */
  budget: z.number().min(0).default(0),
});
export type Brief = z.infer<typeof Brief>;
