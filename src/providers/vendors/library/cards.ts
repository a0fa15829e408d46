import type {ModelCard} from '../../contract/card.ts';

export const cards: readonly ModelCard[] = [
  {
    id: 'supplied',
    title: 'Supplied clip',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'no', clip: 'needed', prompt: 'no'},
    strengths: {
      'human-motion': 1,
      'product-detail': 1,
      'product-in-use': 1,
      scene: 1,
      stylised: 1,
      texture: 1,
      transition: 1,
    },
    asOf: '2026-11-22',
    source: 'clips that people shot or own',
    retiredAt: null,
  },
];
