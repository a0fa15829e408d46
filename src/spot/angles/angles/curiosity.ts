import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const CURIOSITY: Angle = {
  id: 'curiosity',
  title: 'Curiosity',
  tells: 'Opens with a question that the audience has, and answers it with a claim.',
  needs: [needsField('question', 'a question that the audience has'), needsClaim('a claim that answers it')],
  parts: (material) => ({
    hooks: written(material.brief.question),
    bodies: claimTexts(material).map((text) => [text]),
  }),
  shows: () => ({}),
};
