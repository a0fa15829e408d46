import type {SpeechCard} from '../../contract/card.ts';

const SOURCE =
  'elevenlabs.io/docs, models and text-to-speech with timestamps, 2026-11; prices of its API by way of a page of 2026-06, rounded up to the highest that was found';

/** Languages of Multilingual v2, as ISO 639-1. */
const MULTILINGUAL =
  'en ja zh de hi fr ko pt it es id nl tr fil pl sv bg ro ar cs el fi hr ms sk da ta uk ru'.split(' ');

const card = (
  id: string,
  title: string,
  route: string,
  {characters, usd, languages}: {characters: number; usd: number; languages: readonly string[]},
): SpeechCard => ({
  id,
  title,
  version: '1',
  makes: ['speech'],
  mediaType: 'audio/mpeg',
  route,
  voices: null,
  languages,
  characters,
  speed: [0.7, 1.2],
  style: false,
  timings: true,
  price: {per: 'kilocharacter', usd},
  hosts: [],
  keptHours: 0,
  asOf: '2026-11-29',
  source: SOURCE,
  retiredAt: null,
});

export const cards: readonly SpeechCard[] = [
  card('eleven-multilingual-2', 'Eleven Multilingual v2', 'eleven_multilingual_v2', {
    characters: 10_000,
    usd: 0.12,
    languages: MULTILINGUAL,
  }),
  card('eleven-3', 'Eleven v3', 'eleven_v3', {
    characters: 5_000,
    usd: 0.12,
    languages: [...MULTILINGUAL, 'hu', 'no', 'vi', 'th', 'he', 'fa', 'ur', 'sl', 'et', 'lv', 'lt', 'ca'],
  }),
  card('eleven-flash-2-5', 'Eleven Flash v2.5', 'eleven_flash_v2_5', {
    characters: 40_000,
    usd: 0.06,
    languages: [...MULTILINGUAL, 'hu', 'no', 'vi'],
  }),
];
