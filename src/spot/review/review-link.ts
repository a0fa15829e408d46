import {z} from 'zod';
import {Id} from '../documents/field-types.ts';
import {MasterHash, PersonName} from './note.ts';

/** A link to a shared review, as it is stored. */
export const ReviewLink = z.strictObject({
  /** `l1`, `l2` and so on. */
  id: Id,
  /** The person who gets it. What the link sends is recorded under this name. */
  person: PersonName,
  /** The sha256 of its token, in hex. The token itself is not stored. */
  hash: MasterHash,
  /** When it was made, as an ISO 8601 time. */
  createdAt: z.iso.datetime(),
  /** When it ends by itself, as an ISO 8601 time. */
  expiresAt: z.iso.datetime({precision: 3}),
  /** When a person ended it; null before that. */
  revokedAt: z.iso.datetime().nullable(),
});
export type ReviewLink = z.infer<typeof ReviewLink>;

/** Days for which a link is valid: by default, and at most. */
export const LINK_DAYS = {usual: 7, most: 90};

/** Where a link stands. `now`: an ISO 8601 time in UTC with milliseconds, as `toISOString` writes it; such times are in order as texts. */
export const linkState = (
  {expiresAt, revokedAt}: Pick<ReviewLink, 'expiresAt' | 'revokedAt'>,
  now: string,
): 'valid' | 'expired' | 'revoked' =>
  revokedAt !== null ? 'revoked' : expiresAt > now ? 'valid' : 'expired';
