import {z} from 'zod';
import {Day, RelativePath} from '../documents/field-types.ts';

/** The axis that a feed gives a spot: one value for each product. */
export const PRODUCT_AXIS = 'product';

/** Fields of a product that are prices as values. */
export const PRICE_FIELDS = ['price', 'sale_price', 'current_price'] as const;

/** The field of a product that is a picture. */
export const IMAGE_FIELD = 'image';

/** What a feed may set. What decides how a spot is made, such as the template, a voice or a placement, never comes from a feed. */
const TARGET =
  /^(copy\.[^.]+(\.[^.]+)*|ad\.(primaryText|headline|longHeadline|description|url)|shots\.[^.]+\.file)$/;

const isPrice = (field: string): boolean => (PRICE_FIELDS as readonly string[]).includes(field);

const FeedMap = z.record(z.string(), z.string().min(1)).superRefine((map, context) => {
  const entries = Object.entries(map);
  if (entries.length === 0) context.addIssue({code: 'custom', message: 'expected at least one prop'});
  for (const [target, field] of entries) {
    const message = !TARGET.test(target)
      ? 'expected a prop that a feed may set: copy.*, shots.<slot>.file, a text of ad, or ad.url'
      : target.startsWith('shots.') !== (field === IMAGE_FIELD)
        ? `expected the field ${IMAGE_FIELD} for shots.<slot>.file, and only there`
        : isPrice(field) && !target.startsWith('copy.')
          ? 'expected a price only in copy.*, where Tenspot formats it for the language of the variant'
          : undefined;
    if (message) context.addIssue({code: 'custom', path: [target], message});
  }
});

const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `feed` in `variants.yaml`: a file with products, and what each of them sets. */
export const FeedSettings = z.strictObject({
  file: RelativePath.describe(
    "A product feed in the spot's folder: Google Merchant (TSV, CSV, RSS or Atom) or a product CSV of Shopify.",
  ),
  map: FeedMap.describe(
    'Props by dot path, each with the field of the product that it shows: copy.price: current_price.',
  ),
  ids: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('The ids of the products to use. Default: all of the feed.'),
  date: z
    .union([Day, z.iso.datetime({offset: true})])
    .optional()
    .describe(
      'When the feed was exported: a day, or a time with its zone. Needed where the file does not say it; a day begins at 00:00 UTC.',
    ),
  days: z
    .int()
    .min(1)
    .max(30)
    .default(2)
    .describe(
      'The age in days after which the prices count as stale, 1 to 30. Default 2: shops export a feed every day, so one export may be missed.',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, {error: 'expected an ISO 4217 code, such as EUR'})
    .optional()
    .describe('The currency of prices without one (ISO 4217), as in a CSV of Shopify.'),
  zone: z
    .string()
    .refine(isZone, {error: 'expected a time zone, such as Europe/Berlin'})
    .optional()
    .describe('The time zone of times that state none (IANA), as of the dates of sales. Default: UTC.'),
  shop: z
    .url({protocol: /^https$/, error: 'expected an address that begins with https://'})
    .optional()
    .describe('The address of the shop, for the links of products of Shopify.'),
  hosts: z
    .array(z.string().regex(HOST, {error: 'expected the name of a host, such as cdn.example.com'}))
    .default([])
    .describe('The hosts from which pictures may be fetched. Default: none.'),
});
export type FeedSettings = z.infer<typeof FeedSettings>;
