import {type Angle, claimTexts, needsField} from '../angle.ts';

export const SOCIAL_PROOF: Angle = {
  id: 'social-proof',
  title: 'Social proof',
  tells: 'A customer says it, word for word and by name. The customer is filmed, or only quoted.',
  needs: [needsField('testimonials', 'what a customer said, the name, and the proof of consent')],
  parts: (material) => ({
    hooks: (material.brief.testimonials ?? []).map(({text, by}) => `"${text}" – ${by}`),
    bodies: [material.brief.promise, ...claimTexts(material)].map((text) => [text]),
  }),
  shows: () => ({}),
};
