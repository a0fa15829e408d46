import {z} from 'zod';
import {RightsRecord} from '../documents/rights.ts';

/** A file with rights in a delivery. */
export const LicensedFile = z.strictObject({
  /** In whose folder it is, and with whose records. */
  of: z.enum(['brand', 'spot']),
  /** The id of the brand or of the spot. */
  owner: z.string(),
  /** Its path in that folder. */
  file: z.string(),
  /** Its records on the day of the delivery. */
  records: z.array(RightsRecord),
  /** The ids of the delivered variants that it is in. */
  variants: z.array(z.string()),
  /**
   * `true` where the gate `rights` did not look at it, because neither its brand nor its spot had records. Left out where it did, or where
   * the delivery is of an earlier version.
   */
  unjudged: z.literal(true).optional(),
});
export type LicensedFile = z.infer<typeof LicensedFile>;

/** The days before the end of a licence in which a delivery and `tenspot status --rights` list it. */
export const EXPIRY_DAYS = 30;
