import {z} from 'zod';
import {BriefClaim, CountryCode} from '../claims/approved-claim.ts';
import {PlacementName} from '../placement/placements.ts';
import {Day, Text, Words} from './field-types.ts';

/** What the angles of an ad are written from. Each is a sentence of the brief, which `tenspot write` may use word for word. */
const STORY = {
  problem: Words.optional().describe('What bothers the audience without the product.'),
  oldWay: Words.optional().describe('How the audience does it today. Names no other brand.'),
  demonstration: Words.optional().describe('What can be filmed to show a claim.'),
  routine: Words.optional().describe('When in the day the product is used.'),
  question: Words.optional().describe('A question that the audience has, and the ad answers.'),
  founderReason: Words.optional().describe('Why the founder made the product.'),
  offer: Words.optional().describe('What the buyer gets. Its price and terms have to be claims.'),
  myth: z
    .strictObject({said: Words, truth: Words})
    .optional()
    .describe('What people say about such products, and what is true.'),
  objections: z
    .array(z.strictObject({said: Words, answer: Words}))
    .min(1)
    .optional()
    .describe('What keeps people from buying, and the answer.'),
  testimonials: z
    .array(z.strictObject({text: Words, by: Words, proof: Words}))
    .min(1)
    .optional()
    .describe('What customers said, word for word, with their names and the proof of their consent.'),
};

/** The front matter of `brief.md`. The text below it is for people. */
export const Brief = z.strictObject({
  product: Text,
  promise: Text,
  audience: Text,
  ...STORY,
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
      'The days on which the ads run. Licences and claims have to last until the last day. Default of `from`: the day of the delivery.',
    ),
  placements: z.array(PlacementName).default([]),
  budget: z
    .number()
    .min(0)
    .optional()
    .describe(
      'US dollars that all purchases for the spot may cost together, in all runs. Default: no limit but --max-cost and the policy of shots.yaml.',
    ),
});
export type Brief = z.infer<typeof Brief>;
