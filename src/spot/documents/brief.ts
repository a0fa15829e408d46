import {z} from 'zod';
import {BriefClaim, CountryCode} from '../claims/approved-claim.ts';
import {PlacementName} from '../placement/placements.ts';
import {Day, Text} from './field-types.ts';

/** The front matter of `brief.md`. The text below it is for people. */
export const Brief = z.strictObject({
  product: Text,
  promise: Text,
  audience: Text,
  musts: z.array(Text).default([]),
  mustNots: z.array(Text).default([]),
  people: z
    .enum(['any', 'none'])
    .optional()
    .describe(
      '`none`: no take may show a person; a face is an error. Default: a face is a warning if `mustNots` seems to rule people out.',
    ),
  claims: z.array(BriefClaim).default([]).describe('Claims that may be made, each with its proof.'),
  markets: z
    .array(CountryCode)
    .default([])
    .describe(
      'Countries in which the ads run (ISO 3166-1). Claims and licences that are limited to countries are compared with them.',
    ),
  flight: z
    .strictObject({from: Day.optional(), to: Day})
    .refine(({from, to}) => from === undefined || to >= from, {
      path: ['to'],
      error: 'expected a last day that is not before the first',
    })
    .optional()
    .describe(
      'The days on which the ads run. Licences have to last until the last day. `from` default: the day of the delivery.',
    ),
  placements: z.array(PlacementName).default([]),
  budget: z
    .number()
    .min(0)
    .default(0)
    .describe('US dollars for the whole batch. Default 0: nothing may be spent.'),
});
export type Brief = z.infer<typeof Brief>;
