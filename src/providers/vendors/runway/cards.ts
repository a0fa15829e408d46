import {type ModelCard, seconds, shapes} from '../../contract/card.ts';
import {GEN, VEO} from './styles.ts';

/** Hosts of results: a content network whose host names Runway does not promise. */
const HOSTS = ['*.cloudfront.net', '*.runwayml.com'];
const SOURCE =
  '@runwayml/sdk 4.20.1 (types); docs.dev.runwayml.com, pricing of 2026-07-10: 1 credit is $0.01';

/** Google's model through Runway. The rate is that of clips with sound; the clips that are asked for have none and may cost half. */
const veo = (id: string, title: string, route: string, rate: number, strength: number): ModelCard => ({
  id,
  title,
  version: '1',
  makes: ['clip'],
  mediaType: 'video/mp4',
  inputs: {photo: 'optional', clip: 'no', prompt: 'needed', last: 'optional'},
  strengths: {
    scene: strength,
    'human-motion': strength,
    'product-in-use': strength - 0.1,
    texture: strength - 0.1,
  },
  generation: {
    routes: {words: route, photo: route},
    style: VEO,
    seconds: [4, 6, 8],
    shapes: shapes([720, 1080], ['16:9', '9:16']),
    fps: 24,
    audio: 'optional',
    seed: 2 ** 32 - 1,
    prompt: 1000,
    negativePrompt: 1000,
    price: {per: 'second', usd: {720: rate, 1080: rate}},
    hosts: HOSTS,
    keptHours: 24,
  },
  asOf: '2026-11-22',
  source: SOURCE,
  retiredAt: null,
});

export const cards: readonly ModelCard[] = [
  {
    id: 'gen4-5',
    title: 'Gen-4.5',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
    strengths: {
      stylised: 0.85,
      transition: 0.7,
      scene: 0.7,
      texture: 0.65,
      'product-detail': 0.6,
      'human-motion': 0.6,
    },
    generation: {
      routes: {words: 'gen4.5', photo: 'gen4.5'},
      style: GEN,
      seconds: seconds(2, 10),
      shapes: [
        {ratio: '16:9', width: 1280, height: 720},
        {ratio: '9:16', width: 720, height: 1280},
        {ratio: '1:1', width: 960, height: 960, from: 'photo'},
        {ratio: '4:3', width: 1104, height: 832, from: 'photo'},
        {ratio: '3:4', width: 832, height: 1104, from: 'photo'},
      ],
      fps: 24,
      audio: 'never',
      seed: 2 ** 32 - 1,
      prompt: 1000,
      negativePrompt: null,
      price: {per: 'second', usd: {720: 0.12}},
      hosts: HOSTS,
      keptHours: 24,
    },
    asOf: '2026-11-22',
    source: SOURCE,
    retiredAt: null,
  },
  {
    id: 'aleph2',
    title: 'Aleph 2',
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'no', clip: 'needed', prompt: 'needed'},
    strengths: {stylised: 0.8, transition: 0.5, scene: 0.5},
    generation: {
      routes: {clip: 'aleph2'},
      style: GEN,
      seconds: 'as-asked',
      shapes: [
        {ratio: '16:9', width: 1280, height: 720},
        {ratio: '9:16', width: 720, height: 1280},
      ],
      fps: null,
      audio: 'never',
      seed: 2 ** 32 - 1,
      prompt: 1000,
      negativePrompt: null,
      price: {per: 'second', usd: {720: 0.28}, least: 0.56},
      hosts: HOSTS,
      keptHours: 24,
    },
    asOf: '2026-11-22',
    source: SOURCE,
    retiredAt: null,
  },
  veo('veo-3-1', 'Veo 3.1', 'veo3.1', 0.4, 0.7),
  veo('veo-3-1-fast', 'Veo 3.1 Fast', 'veo3.1_fast', 0.15, 0.6),
];
