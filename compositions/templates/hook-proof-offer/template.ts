import {defineTemplate, type Format, type SlotSpec, Text} from 'tenspot';
import {z} from 'zod';

const WHOLE = {x: 0, y: 0, width: 1, height: 1};
const HALF = {x: 0.54, y: 0, width: 0.46, height: 1};
const RIGHT = {x: 0.42, y: 0, width: 0.58, height: 1};

/** Where the footage shows, by format, as fractions of the frame: in the slots before the offer (`story`) and in the offer. */
export const FOOTAGE_RECTS: Record<Format, {story: typeof WHOLE; offer: typeof WHOLE}> = {
  '9:16': {story: WHOLE, offer: {x: 0, y: 0.59, width: 1, height: 0.41}},
  '4:5': {story: {x: 0, y: 0.34, width: 1, height: 0.66}, offer: {x: 0.54, y: 0, width: 0.46, height: 1}},
  '1:1': {story: HALF, offer: HALF},
  '16:9': {story: RIGHT, offer: RIGHT},
};

const FootageTone = z.enum(['light', 'dark']);

/** Seconds from the start of the whoosh to its loudest moment, which is placed on the cut. */
const WHOOSH_PEAK = 0.33;

/** When the button enters, as a fraction of the offer slot. */
export const CTA_AT = 0.22;

/** Spots shorter than this many seconds have no product slot; the logo introduces the product. */
const PRODUCT_SLOT_FROM = 10;

export const hookProofOffer = defineTemplate({
  id: 'hook-proof-offer',
  title: 'Hook, proof, offer',
  copy: z.strictObject({
    hook: Text.max(48).describe('The opening line.'),
    hookOn: FootageTone.optional().describe(
      "Brightness of the footage under the hook: dark footage gets light text. Default: the brand's foreground and background.",
    ),
    product: Text.max(32).describe('Name of the product.'),
    productOn: FootageTone.optional().describe('Brightness of the footage under the name of the product.'),
    proof: Text.max(72).describe('The claim.'),
    proofSource: Text.max(60).optional().describe('Source of the claim.'),
    proofOn: FootageTone.optional().describe('Brightness of the footage under the claim.'),
    offer: Text.max(40).describe('The offer.'),
    price: Text.max(12).optional(),
    was: Text.max(12).optional(),
    cta: Text.max(22),
    legal: Text.max(120).optional(),
  }),
  parts: [
    {role: 'hook', copy: 'hook', slot: 'hook'},
    {role: 'product', copy: 'product', slot: 'product'},
    {role: 'body', copy: 'proof', slot: 'proof'},
    {role: 'offer', copy: 'offer', slot: 'offer'},
    {role: 'price', copy: 'price', slot: 'offer'},
    {role: 'cta', copy: 'cta', slot: 'offer'},
  ],
  slots: ({format, seconds}): Record<string, SlotSpec> => {
    const {story, offer} = FOOTAGE_RECTS[format];
    const product: Record<string, SlotSpec> =
      seconds < PRODUCT_SLOT_FROM ? {} : {product: {seconds: 4, rect: story}};
    return {
      hook: {seconds: 3, rect: story},
      ...product,
      proof: {seconds: 4, rect: story},
      offer: {seconds: 4, rect: offer},
    };
  },
  cues: ({slots: {product, proof, offer}, props}) => [
    ...(product
      ? [{sound: 'whoosh', at: Math.max(0, product.from - Math.round(WHOOSH_PEAK * props.fps))}]
      : []),
    ...(proof ? [{sound: 'tick', at: proof.from}] : []),
    ...(offer
      ? [
          {sound: 'shimmer', at: offer.from},
          {sound: 'pop', at: offer.from + Math.round(CTA_AT * offer.frames), gain: -3},
        ]
      : []),
  ],
});
