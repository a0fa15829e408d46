import {type Angle, claimTexts, needsField, written} from '../angle.ts';

export const ROUTINE: Angle = {
  id: 'routine',
  title: 'Routine',
  tells: 'Shows the product at its moment of the day, as something that people do anyway.',
  needs: [needsField('routine', 'when in the day the product is used')],
  parts: (material) => ({
    hooks: written(material.brief.routine),
    bodies: [material.brief.promise, ...claimTexts(material)].map((text) => [text]),
  }),
  shows: ({brief}) => ({hook: brief.routine}),
};
