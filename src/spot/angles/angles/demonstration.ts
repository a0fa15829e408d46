import {type Angle, claimTexts, needsClaim, needsField, written} from '../angle.ts';

export const DEMONSTRATION: Angle = {
  id: 'demonstration',
  title: 'Demonstration',
  tells: 'Shows the claim happening in front of the camera. The shot of it is filmed, never generated.',
  needs: [
    needsField('demonstration', 'what can be filmed to show a claim'),
    needsClaim('the claim that is shown, with its figure', [
      'number',
      'comparison',
      'guarantee',
      'superlative',
    ]),
  ],
  parts: (material) => ({
    hooks: written(material.brief.promise, ...claimTexts(material, ['number'])),
    bodies: claimTexts(material, ['number', 'comparison']).map((text) => [text]),
  }),
  shows: ({brief}) => ({body: brief.demonstration}),
};
