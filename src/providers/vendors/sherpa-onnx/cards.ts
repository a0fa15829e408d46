import type {SpeechCard} from '../../contract/card.ts';

export const cards: readonly SpeechCard[] = [
  {
    id: 'local-voice',
    title: 'A Piper or Kokoro voice on this machine',
    version: '1',
    makes: ['speech'],
    mediaType: 'audio/wav',
    route: 'sherpa-onnx-node',
    voices: null,
    // Of a model that is there, only its own: see `plan`.
    languages:
      'ar bg ca cs cy da de el en en-gb en-us es es-419 fa fi fr hi hu is it ka kk lb lv ml nb ne nl no pl pt pt-br ro ru sk sl sr sv sw te tr uk vi zh'.split(
        ' ',
      ),
    characters: 5_000,
    speed: [0.5, 2],
    style: false,
    timings: false,
    ownFolder: true,
    price: {per: 'kilocharacter', usd: 0},
    hosts: [],
    keptHours: null,
    asOf: '2026-11-30',
    source: 'sherpa-onnx-node 1.13.8 (its types), and the metadata of the models that sherpa-onnx publishes',
    retiredAt: null,
  },
];
