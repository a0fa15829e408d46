import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const MYTH_BUSTER: Angle = {
  id: 'myth-buster',
  title: 'Myth-buster',
  tells: 'Quotes what people believe about such products, then says what is true.',
  needs: [
    needsField('myth', 'what people say about such products (`said`), and what is true (`truth`)'),
    needsClaim('a claim that proves the truth'),
  ],
  answersOpening: true,
  parts: (material) => ({
    hooks: written(material.brief.myth?.said),
    bodies: [written(material.brief.myth?.truth, ...claimTexts(material))],
  }),
  shows: () => ({}),
};
