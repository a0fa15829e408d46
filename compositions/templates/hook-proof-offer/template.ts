import {defineTemplate, type Format, type SlotSpec, Text} from 'tenspot';
import {z} from 'zod';

const WHOLE = {x: 0, y: 0, width: 1, height: 1};
const HALF = {x: 0.54, y: 0, width: 0.46, height: 1};
const RIGHT = {x: 0.42, y: 0, width: 0.58, height: 1};

/** Where the footage stands: under the words while it tells, beside or below them when it sells. */
export const STAGE: Record<Format, {story: typeof WHOLE; offer: typeof WHOLE}> = {
  '9:16': {story: WHOLE, offer: {x: 0, y: 0.59, width: 1, height: 0.41}},
  '4:5': {story: {x: 0, y: 0.34, width: 1, height: 0.66}, offer: {x: 0.54, y: 0, width: 0.46, height: 1}},
  '1:1': {story: HALF, offer: HALF},
  '16:9': {story: RIGHT, offer: RIGHT},
};

const On = z.enum(['light', 'dark']);

/** Seconds until a whoosh is loudest: that moment lies on the cut. */
const WHOOSH_RISE = 0.33;

/** When the button comes, as a part of the offer. */
export const CTA_AT = 0.22;

/** Below this many seconds there is no time to introduce the product: the logo does. */
const SHORT = 10;

export const hookProofOffer = defineTemplate({
  id: 'hook-proof-offer',
  title: 'Hook, proof, offer',
  copy: z.strictObject({
    /** What stops the thumb. */
    hook: Text.max(48),
    /** What the hook lies on, where that is not the brand's own ground: dark footage wants light words. */
    hookOn: On.optional(),
    /** What it is called. */
    product: Text.max(32),
    productOn: On.optional(),
    /** Why to believe it. */
    proof: Text.max(72),
    /** Who says so. */
    proofSource: Text.max(60).optional(),
    proofOn: On.optional(),
    /** What one gets. */
    offer: Text.max(40),
    price: Text.max(12).optional(),
    was: Text.max(12).optional(),
    cta: Text.max(22),
    legal: Text.max(120).optional(),
  }),
  slots: ({format, seconds}): Record<string, SlotSpec> => {
    const {story, offer} = STAGE[format];
    const product: Record<string, SlotSpec> = seconds < SHORT ? {} : {product: {seconds: 4, rect: story}};
    return {
      hook: {seconds: 3, rect: story},
      ...product,
      proof: {seconds: 4, rect: story},
      offer: {seconds: 4, rect: offer},
    };
  },
  cues: ({slots: {product, proof, offer}, props}) => [
    ...(product
      ? [{sound: 'whoosh', at: Math.max(0, product.from - Math.round(WHOOSH_RISE * props.fps))}]
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
