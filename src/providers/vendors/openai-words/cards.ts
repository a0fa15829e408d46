import type {WordsCard} from '../../contract/card.ts';

/**
 * A ceiling. OpenAI counts a picture in squares of 32 pixels, at most 576 at this size, and multiplies them by up to 2.46 for small models (developers.openai.com,
 * images and vision, 2026-11).
 */
const PICTURE_TOKENS = 2000;

const card = (id: string, title: string, route: string, input: number, output: number): WordsCard => ({
  id,
  title,
  version: '1',
  makes: ['words', 'advice'],
  mediaType: 'application/json',
  route,
  inputTokens: 60_000,
  outputTokens: 16_000,
  pictures: {most: 16, tokens: PICTURE_TOKENS},
  price: {per: 'megatoken', input, output},
  hosts: [],
  keptHours: 0,
  asOf: '2026-11-29',
  source:
    'model ids of developers.openai.com, 2026-11; the price is a ceiling: that of the 5.6 model of the same tier in the dearest source of 2026-06',
  retiredAt: null,
});

export const cards: readonly WordsCard[] = [
  card('words-luna', 'GPT-6 Luna', 'gpt-6-luna', 2, 10),
  card('words-terra', 'GPT-6.1 Terra', 'gpt-6.1-terra', 5, 20),
];
