import type {SpeechCard} from '../../contract/card.ts';

export const cards: readonly SpeechCard[] = [
  {
    id: 'scratch-espeak',
    title: 'Scratch voice',
    version: '1',
    makes: ['speech'],
    mediaType: 'audio/wav',
    route: 'espeak-ng',
    voices: null,
    languages:
      'af am ar bg bn bs ca cs cy da de el en en-gb en-us eo es es-419 et eu fa fi fr ga gu he hi hr hu hy id is it ja ka kk kn ko lt lv mk ml mr ms mt nb ne nl pa pl pt pt-br ro ru si sk sl sq sr sv sw ta te tr uk ur uz vi'.split(
        ' ',
      ),
    characters: 5_000,
    speed: [0.5, 2],
    style: false,
    timings: false,
    standsIn: true,
    price: {per: 'kilocharacter', usd: 0},
    hosts: [],
    keptHours: null,
    asOf: '2026-11-29',
    source: 'espeak-ng 1.51 and 1.52: its manual page and `espeak-ng --voices`',
    retiredAt: null,
  },
];
