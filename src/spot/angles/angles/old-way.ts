import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const OLD_WAY: Angle = {
  id: 'old-way',
  title: 'Comparison with the old way',
  tells: 'Shows how the audience does it today, then how the product does it. Names no other brand.',
  needs: [
    needsField('oldWay', 'how the audience does it today'),
    needsClaim('a claim with a figure or a comparison in which the product is better', [
      'number',
      'comparison',
    ]),
  ],
  parts: (material) => ({
    hooks: written(material.brief.oldWay),
    bodies: claimTexts(material, ['comparison', 'number']).map((text) => [text]),
  }),
  shows: ({brief}) => ({hook: brief.oldWay}),
};
