import {type Generation, type ModelCard, seconds, shapes} from '../../contract/card.ts';
import {KLING, LTX, MINIMAX_H3, SEEDANCE, WAN} from './styles.ts';

/** What is the same for every model of this host. */
const COMMON = {
  hosts: ['fal.media', '*.fal.media'],
  keptHours: 168,
  negativePrompt: null,
  seed: null,
  fps: 24,
} satisfies Partial<Generation>;

const UNSEEN = 'prices of 2026-11 at the maker or a relay; the route follows the naming of fal.ai';

const routes = (base: string): Generation['routes'] => ({
  words: `${base}/text-to-video`,
  photo: `${base}/image-to-video`,
});

const card = (
  id: string,
  title: string,
  facts: Pick<ModelCard, 'inputs' | 'strengths' | 'source'>,
  generation: Omit<Generation, keyof typeof COMMON> &
    Partial<typeof COMMON | {seed: number; negativePrompt: number}>,
): ModelCard => ({
  id,
  title,
  version: '1',
  makes: ['clip'],
  mediaType: 'video/mp4',
  ...facts,
  generation: {...COMMON, ...generation},
  asOf: '2026-11-22',
  retiredAt: null,
});

const FREE_START = {photo: 'optional', clip: 'no', prompt: 'needed', last: 'optional'} as const;
const RATIOS = ['16:9', '9:16', '1:1'];

export const cards: readonly ModelCard[] = [
  card(
    'kling-4',
    'Kling 4',
    {
      inputs: FREE_START,
      strengths: {'human-motion': 0.85, 'product-in-use': 0.75, scene: 0.7, stylised: 0.6},
      source: 'fal.ai/models/kling/v4 and its llms.txt, 2026-11, where the API was still “coming soon”',
    },
    {
      routes: routes('kling/v4'),
      style: KLING,
      seconds: seconds(3, 30),
      shapes: shapes([720, 1080], RATIOS),
      audio: 'always',
      prompt: 2500,
      price: {per: 'second', usd: {720: 0.157, 1080: 0.235}},
    },
  ),
  card(
    'seedance-2-5',
    'Seedance 2.5',
    {
      inputs: FREE_START,
      strengths: {'human-motion': 0.75, 'product-in-use': 0.75, 'product-detail': 0.65, scene: 0.75},
      source: 'the token formula of fal.ai, 2026-11; the route follows its naming',
    },
    {
      routes: routes('bytedance/seedance-2.5'),
      style: SEEDANCE,
      seconds: seconds(4, 30),
      shapes: shapes([480, 720, 1080], [...RATIOS, '4:3', '3:4']),
      audio: 'optional',
      prompt: 3500,
      price: {per: 'kilotoken', usd: 0.0234},
    },
  ),
  card(
    'minimax-h3-max',
    'MiniMax H3 Max',
    {
      inputs: FREE_START,
      strengths: {'product-detail': 0.85, 'product-in-use': 0.7, scene: 0.65, texture: 0.7},
      source: 'routes of fal.ai/models/minimax/h3-max; price by a relay’s page of 2026-09-01',
    },
    {
      routes: routes('minimax/h3-max'),
      style: MINIMAX_H3,
      seconds: seconds(5, 15),
      shapes: shapes([480, 768], RATIOS),
      audio: 'always',
      prompt: 7000,
      price: {per: 'second', usd: {480: 0.05, 768: 0.08}},
    },
  ),
  card(
    'wan-3',
    'Wan 3',
    {
      inputs: FREE_START,
      strengths: {scene: 0.65, texture: 0.6, transition: 0.55, 'human-motion': 0.5},
      source: UNSEEN,
    },
    {
      routes: routes('wan/v3.0'),
      style: WAN,
      seconds: seconds(2, 30),
      shapes: shapes([720, 1080], RATIOS),
      audio: 'always',
      seed: 2 ** 31 - 1,
      prompt: 1500,
      negativePrompt: 500,
      price: {per: 'second', usd: {720: 0.06, 1080: 0.12}},
    },
  ),
  card(
    'ltx-2-5-fast',
    'LTX 2.5 Fast',
    {
      inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
      strengths: {scene: 0.55, texture: 0.55, transition: 0.5, stylised: 0.45},
      source: UNSEEN,
    },
    {
      routes: {words: 'fal-ai/ltx-2.5/text-to-video/fast', photo: 'fal-ai/ltx-2.5/image-to-video/fast'},
      style: LTX,
      seconds: [6, 8, 10, 12, 14, 16, 18, 20],
      shapes: shapes([1080], ['16:9', '9:16']),
      fps: 25,
      audio: 'optional',
      prompt: 5000,
      price: {per: 'second', usd: {1080: 0.143}},
    },
  ),
  card(
    'grok-imagine-1-5',
    'Grok Imagine 1.5',
    {
      inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
      strengths: {stylised: 0.7, scene: 0.6, texture: 0.5, 'human-motion': 0.55},
      source: UNSEEN,
    },
    {
      routes: routes('xai/grok-imagine-video/v1.5'),
      seconds: seconds(1, 15),
      shapes: shapes([480, 720, 1080], RATIOS),
      audio: 'always',
      prompt: 4096,
      price: {per: 'second', usd: {480: 0.08, 720: 0.14, 1080: 0.25}, plus: 0.01},
    },
  ),
];
