import type {ModelCard} from '../../contract/card.ts';
import {WAN_LOCAL} from './styles.ts';

export const cards: readonly ModelCard[] = [
  {
    id: 'wan-2-2-local',
    title: 'Wan 2.2 5B on your own hardware',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'no', clip: 'no', prompt: 'needed'},
    strengths: {scene: 0.4, texture: 0.45, stylised: 0.35, transition: 0.35, 'human-motion': 0.25},
    generation: {
      style: WAN_LOCAL,
      routes: {words: 'wan-2-2-5b'},
      seconds: [1, 2, 3, 4, 5],
      shapes: [
        {ratio: '16:9', width: 1280, height: 704},
        {ratio: '9:16', width: 704, height: 1280},
        {ratio: '1:1', width: 960, height: 960},
      ],
      fps: 24,
      audio: 'never',
      seed: Number.MAX_SAFE_INTEGER,
      prompt: 2000,
      negativePrompt: 2000,
      price: {per: 'take', usd: 0},
      hosts: [],
      keptHours: null,
    },
    asOf: '2026-11-22',
    source: 'ComfyUI’s own template for Wan 2.2 5B; electricity is not counted',
    retiredAt: null,
  },
];
