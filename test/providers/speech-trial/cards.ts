import type {SpeechCard} from '../../../src/providers/contract/card.ts';

export const cards: readonly SpeechCard[] = [
  {
    id: 'echo-1',
    title: 'Echo 1',
    version: '1',
    makes: ['speech'],
    mediaType: 'audio/wav',
    route: 'echo-1-large',
    voices: ['ada', 'grace'],
    languages: ['en', 'de'],
    characters: 500,
    speed: null,
    style: false,
    timings: false,
    price: {per: 'kilocharacter', usd: 0.1},
    hosts: ['audio.echo.example'],
    keptHours: 24,
    asOf: '2026-11-29',
    source: 'made up for the trial',
    retiredAt: null,
  },
];
