import {type Angle, claimsOf, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const OFFER_FIRST: Angle = {
  id: 'offer-first',
  title: 'Offer first',
  tells: 'Opens with the offer and its price, then says what it is for.',
  needs: [
    needsField('offer', 'what the buyer gets'),
    needsClaim('the price or the terms of the offer', ['price', 'guarantee']),
  ],
  parts: (material) => ({
    hooks: written(material.brief.offer, ...claimsOf(material, ['price', 'guarantee'])),
    bodies: [material.brief.promise, ...claimTexts(material, ['number'])].map((text) => [text]),
  }),
  shows: () => ({}),
};
