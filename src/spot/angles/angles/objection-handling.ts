import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const OBJECTION_HANDLING: Angle = {
  id: 'objection-handling',
  title: 'Objection handling',
  tells: 'Says aloud what keeps people from buying, and answers it with a claim.',
  needs: [
    needsField('objections', 'what keeps people from buying (`said`), and the answer (`answer`)'),
    needsClaim('a claim that proves the answer'),
  ],
  answersOpening: true,
  parts: (material) => ({
    hooks: (material.brief.objections ?? []).map(({said}) => said),
    bodies: (material.brief.objections ?? []).map(({answer}) => written(answer, ...claimTexts(material))),
  }),
  shows: () => ({}),
};
