import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const PROBLEM_AGITATE_SOLVE: Angle = {
  id: 'problem-agitate-solve',
  title: 'Problem, agitate, solve',
  tells:
    'Opens with what bothers the audience, says what it leads to, then shows the product as the solution.',
  needs: [
    needsField('problem', 'what bothers the audience without the product'),
    needsClaim('a claim that answers the problem'),
  ],
  parts: (material) => ({
    hooks: written(material.brief.problem),
    bodies: [
      written(material.brief.promise, ...claimTexts(material)),
      ...claimTexts(material).map((text) => [text]),
    ],
  }),
  shows: ({brief}) => ({hook: brief.problem}),
};
