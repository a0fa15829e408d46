import {type ModelCard, seconds, shapes} from '../../contract/card.ts';
import {SEEDANCE_TWO} from './styles.ts';

const SOURCE =
  'fields as its forerunners have them on replicate.com; the price is a ceiling, from other hosts of 2026-11';

export const cards: readonly ModelCard[] = [
  {
    id: 'replicate-seedance-2',
    title: 'Seedance 2.0',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'optional', clip: 'no', prompt: 'needed', last: 'optional', references: 9},
    strengths: {'human-motion': 0.7, 'product-in-use': 0.7, 'product-detail': 0.6, scene: 0.7},
    generation: {
      style: SEEDANCE_TWO,
      routes: {words: 'bytedance/seedance-2.0', photo: 'bytedance/seedance-2.0'},
      seconds: seconds(4, 15),
      shapes: shapes([480, 720], ['16:9', '9:16', '1:1', '4:3', '3:4']),
      fps: 24,
      audio: 'optional',
      seed: 2 ** 31 - 1,
      prompt: 3500,
      negativePrompt: null,
      price: {per: 'kilotoken', usd: 0.0234},
      hosts: ['replicate.delivery', '*.replicate.delivery'],
      keptHours: 1,
    },
    asOf: '2026-11-22',
    source: SOURCE,
    retiredAt: null,
  },
];
