import type {ModelCard} from '../../contract/card.ts';

export const cards: readonly ModelCard[] = [
  {
    id: 'animatic',
    title: 'Drawn animatic',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'no', clip: 'no', prompt: 'needed'},
    strengths: {
      'human-motion': 0,
      'product-detail': 0,
      'product-in-use': 0,
      scene: 0,
      stylised: 0,
      texture: 0,
      transition: 0,
    },
    standsIn: true,
    drawn: true,
    asOf: '2026-11-22',
    source: 'a drawing and arithmetic',
    retiredAt: null,
  },
];
