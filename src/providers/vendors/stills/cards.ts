import type {ModelCard} from '../../contract/card.ts';

export const cards: readonly ModelCard[] = [
  {
    id: 'photo-move',
    title: 'Photo with a camera move',
    version: '2',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'needed', clip: 'no', prompt: 'no'},
    strengths: {
      'product-detail': 0.8,
      scene: 0.6,
      texture: 0.6,
      stylised: 0.4,
      transition: 0.4,
      'product-in-use': 0.3,
    },
    asOf: '2026-11-22',
    source: 'a photo and arithmetic',
    retiredAt: null,
  },
];
