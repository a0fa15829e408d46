import type {Generation, ModelCard} from '../../contract/card.ts';
import {PHOTOGRAPH} from './styles.ts';

/** Any size in steps of 16 is made; these are the ratios of the formats, so that nothing is cut away. */
const GENERATION = {
  style: PHOTOGRAPH,
  seconds: 'as-asked',
  shapes: [
    {ratio: '9:16', width: 1152, height: 2048},
    {ratio: '4:5', width: 1280, height: 1600},
    {ratio: '1:1', width: 1536, height: 1536},
    {ratio: '16:9', width: 2048, height: 1152},
  ],
  fps: null,
  audio: 'never',
  seed: null,
  prompt: 32_000,
  negativePrompt: null,
  hosts: [],
  keptHours: 0,
} satisfies Partial<Generation>;

const SOURCE =
  'openai 7.57.0 (types); the price is a ceiling: an image of high quality of gpt-image-1.5 is $0.20, and a picture that goes in costs too';

const card = (
  id: string,
  title: string,
  route: string,
  usd: number,
  strengths: ModelCard['strengths'],
): ModelCard => ({
  id,
  title,
  version: '1',
  makes: ['clip', 'still'],
  mediaType: 'video/mp4',
  inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
  strengths,
  generation: {...GENERATION, routes: {words: route, photo: route}, price: {per: 'take', usd}},
  asOf: '2026-11-22',
  source: SOURCE,
  retiredAt: null,
});

export const cards: readonly ModelCard[] = [
  card('still-sunburst', 'GPT Image 2.6 Sunburst, moved over', 'gpt-image-2.6-sunburst', 0.3, {
    scene: 0.6,
    texture: 0.65,
    stylised: 0.6,
    'product-detail': 0.4,
  }),
  card('still-flare', 'GPT Image 2.6 Flare, moved over', 'gpt-image-2.6-flare', 0.15, {
    scene: 0.5,
    texture: 0.55,
    stylised: 0.5,
    'product-detail': 0.3,
  }),
];
