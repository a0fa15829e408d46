import {z} from 'zod';
import {Id} from '../documents/field-types.ts';

/** How Tenspot can repair a finding. A fix changes a document, never a master. */
export const Fix = z.discriminatedUnion('kind', [
  /** The documents are correct, and the file differs from them: the variant must be rendered again. */
  z.strictObject({kind: z.literal('render')}),
  /** The clip of a slot starts this many seconds later in its take. */
  z.strictObject({kind: z.literal('start-later'), slot: Id, seconds: z.number().positive()}),
  /** The clip of a slot is framed around another point of its take, as fractions of its width and height. */
  z.strictObject({
    kind: z.literal('focus'),
    slot: Id,
    focus: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]),
  }),
]);
export type Fix = z.infer<typeof Fix>;
