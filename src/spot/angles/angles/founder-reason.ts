import {type Angle, claimTexts, needsField, written} from '../angle.ts';

export const FOUNDER_REASON: Angle = {
  id: 'founder-reason',
  title: 'The founder’s reason',
  tells: 'Says why the product exists, in the words of the person who made it.',
  needs: [needsField('founderReason', 'why the founder made the product')],
  parts: (material) => ({
    hooks: written(material.brief.founderReason),
    bodies: [material.brief.promise, ...claimTexts(material)].map((text) => [text]),
  }),
  shows: () => ({}),
};
