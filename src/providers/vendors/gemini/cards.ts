import {type ModelCard, seconds, shapes} from '../../contract/card.ts';
import {OMNI} from './styles.ts';

const card = (
  id: string,
  title: string,
  route: string,
  usd: Record<number, number>,
  strength: number,
): ModelCard => ({
  id,
  title,
  version: '1',
  // More pictures would have to be bound to the words by tags in them: the plan lists them as not sent.
  makes: ['clip'],
  mediaType: 'video/mp4',
  inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
  strengths: {
    'product-detail': strength + 0.1,
    'product-in-use': strength + 0.05,
    scene: strength + 0.1,
    'human-motion': strength,
    stylised: strength,
    texture: strength,
  },
  generation: {
    routes: {words: route, photo: route},
    style: OMNI,
    seconds: seconds(3, 10),
    shapes: shapes([720, 1080], ['16:9', '9:16']),
    fps: 24,
    audio: 'always',
    seed: 2 ** 31 - 1,
    prompt: 8000,
    negativePrompt: null,
    price: {per: 'second', usd},
    hosts: ['generativelanguage.googleapis.com'],
    keptHours: 48,
  },
  asOf: '2026-11-22',
  source: '@google/genai 3.1.0 (types) and the list price after the cut of 2026-11-05, by way of a relay',
  retiredAt: null,
});

export const cards: readonly ModelCard[] = [
  card('omni-1-2-flash', 'Gemini Omni 1.2 Flash', 'gemini-omni-1.2-flash', {720: 0.07, 1080: 0.105}, 0.65),
  card('omni-1-1-flash', 'Gemini Omni 1.1 Flash', 'gemini-omni-1.1-flash', {720: 0.1, 1080: 0.15}, 0.55),
];
