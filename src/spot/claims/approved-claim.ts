import {z} from 'zod';
import {Text, Words} from '../documents/field-types.ts';
import {LanguageTag} from '../documents/language-tag.ts';

/** A country, as an ISO 3166-1 code. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, {error: 'expected an ISO 3166-1 code, such as DE'});

/** Where and how long a claim may be made, and its language. */
const CLAIM_LIMITS = {
  language: LanguageTag.optional().describe(
    'The language of the wording, such as de: `tenspot write` uses it only in ads of this language. Default: all.',
  ),
  markets: z
    .array(CountryCode)
    .min(1)
    .optional()
    .describe('Countries in which the claim may be made (ISO 3166-1). Default: all.'),
  until: z.iso
    .date()
    .optional()
    .describe('The last day on which the claim may be made, such as 2027-06-30. Default: no end.'),
};

/** A claim of `brief.md`: the wording that may be used, and what proves it. */
export const BriefClaim = z.strictObject({text: Text, proof: Text, ...CLAIM_LIMITS});

/** A claim of `brand.yaml`: the wording that may be used, alone or with its proof, markets and last day. */
export const BrandClaim = z.union([
  Text,
  z.strictObject({text: Words, proof: Text.optional(), ...CLAIM_LIMITS}),
]);

/** A claim that the brief or the brand approved. */
export type ApprovedClaim = {
  /** The approved wording. */
  text: string;
  /** The language of the wording, as a BCP 47 tag. Left out: not known. */
  language?: string | undefined;
  /** ISO 3166-1 codes. Left out: all countries. */
  markets?: readonly string[] | undefined;
  /** The last day, as an ISO 8601 date. Left out: no end. */
  until?: string | undefined;
};

/** Claims of `brand.yaml` in one form. */
export const brandClaims = (claims: readonly z.infer<typeof BrandClaim>[]): ApprovedClaim[] =>
  claims.map((claim) => (typeof claim === 'string' ? {text: claim} : claim));

/** Why an approved claim may not be made: `expired`, or `market`. Undefined where it may. */
export function claimBar(
  {markets, until}: ApprovedClaim,
  {day, shownIn}: {day: string; shownIn: readonly string[]},
): 'expired' | 'market' | undefined {
  if (until !== undefined && until < day) return 'expired';
  // Where the market is not known, a claim that is limited to some is not approved.
  if (markets && (shownIn.length === 0 || shownIn.some((market) => !markets.includes(market))))
    return 'market';
  return undefined;
}
