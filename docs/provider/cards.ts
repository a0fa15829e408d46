import {type ModelCard, seconds, shapes} from 'tenspot/provider';

/** The models, as data. Estimates are made from these prices, so each card says its date and its source. */
export const cards: readonly ModelCard[] = [
  {
    // Unique among all providers. Picks and policies name the model by it.
    id: 'acme-1',
    title: 'Acme Video 1',
    // Raise it when the vendor changes the model: a request to another version is another take.
    version: '1',
    makes: ['clip'],
    mediaType: 'video/mp4',
    inputs: {photo: 'optional', clip: 'no', prompt: 'needed'},
    // 0 to 1 by kind of shot, used until people have picked or rejected takes. A kind that is left out counts as untried.
    strengths: {scene: 0.5, 'product-detail': 0.5},
    generation: {
      routes: {words: 'acme/video-1', photo: 'acme/video-1'},
      seconds: seconds(2, 10),
      shapes: shapes([720, 1080], ['16:9', '9:16', '1:1']),
      fps: 24,
      audio: 'never',
      seed: 2 ** 31 - 1,
      prompt: 2000,
      negativePrompt: null,
      price: {per: 'second', usd: {720: 0.05, 1080: 0.1}},
      hosts: ['cdn.acme.example'],
      keptHours: 24,
    },
    asOf: '2026-11-22',
    source: 'made up; name the page that the numbers are from, and its date',
    retiredAt: null,
  },
];
