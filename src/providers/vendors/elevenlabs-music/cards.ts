import type {MusicCard} from '../../contract/card.ts';

const SOURCE =
  'elevenlabs.io/docs/api-reference/music/compose, 2026-11; the price is a ceiling: the vendor names about $0.15 a minute, the most expensive reseller $0.80';

/**
 * Media: the terms of the plans that are bought online permit online use, and exclude film, television, radio and games. What they do not
 * clearly permit, such as cinema or posters, is left out. An agreement with the vendor may permit more.
 */
const RIGHTS: MusicCard['rights'] = {
  creator: 'ElevenLabs Music',
  licence: {
    name: 'ElevenLabs music terms of 2026-05-26, self-serve plans',
    url: 'https://elevenlabs.io/eleven-music-model-specific-terms',
  },
  media: ['organic', 'paid-social', 'display'],
  except: ['film', 'tv', 'radio', 'games'],
  territory: ['worldwide'],
  edits: true,
};

const card = (id: string, title: string, route: string): MusicCard => ({
  id,
  title,
  version: '1',
  makes: ['music'],
  mediaType: 'audio/mpeg',
  route,
  characters: 4100,
  seconds: [3, 600],
  instrumental: true,
  rights: {...RIGHTS, ai: title},
  price: {per: 'minute', usd: 0.8, least: 0.15},
  hosts: [],
  keptHours: 0,
  asOf: '2026-11-30',
  source: SOURCE,
  retiredAt: null,
});

export const cards: readonly MusicCard[] = [
  card('eleven-music-2-5', 'Eleven Music v2.5', 'music_v2_5'),
  card('eleven-music-2', 'Eleven Music v2', 'music_v2'),
];
