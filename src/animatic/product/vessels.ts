import type {Form} from '../../spot/animatic/read-shot.ts';
import {between, oval} from '../drawing/hand.ts';
import {band, block, type DrawForm, discs, flat, ring, trace, turned} from './silhouette.ts';

/** What holds something: turned on a lathe, or nearly. */
export const VESSELS = {
  bottle: (roll) => {
    const half = between(roll, 0.16, 0.21);
    const shoulder = between(roll, 0.62, 0.74);
    const neck = half * between(roll, 0.42, 0.6);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.94, 0],
            [half, 0.03],
            [half, shoulder],
            [neck, shoulder + 0.12],
            [neck, 0.86],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          dots: turned([
            [neck * 1.15, 0.86],
            [neck * 1.15, 1],
          ]),
          straight: true,
          tone: 'deep',
        },
        {dots: ring(neck * 1.15, 1), tone: 'grey'},
        {dots: band(half, shoulder), open: true},
        {dots: band(half, 0.16), open: true},
      ],
      top: discs(0.3, 0.17, 0.1),
    };
  },
  can: (roll) => {
    const half = between(roll, 0.25, 0.32);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.85, 0],
            [half, 0.07],
            [half, 0.9],
            [half * 0.86, 0.98],
          ]),
          straight: true,
          tone: 'pale',
        },
        {dots: ring(half * 0.86, 0.98, 0.2), tone: 'grey'},
        {dots: band(half, 0.3), open: true},
        {dots: band(half, 0.72), open: true},
      ],
      top: discs(0.32, 0.27, 0.07),
    };
  },
  cup: (roll) => {
    const half = between(roll, 0.34, 0.42);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.7, 0],
            [half, 0.9],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          dots: [
            [half * 0.95, -0.74],
            [half * 1.6, -0.72],
            [half * 1.5, -0.3],
            [half * 0.82, -0.24],
          ],
          open: true,
        },
        {dots: ring(half, 0.9, 0.24), tone: 'white'},
        {dots: oval(0, -0.88, half * 0.8, half * 0.17, 12), tone: 'deep'},
      ],
      top: [
        ...discs(0.46, 0.34, 0.28),
        {
          dots: trace('0.3 -0.1, 0.62 -0.08, 0.62 0.08, 0.3 0.1'),
          open: true,
        },
      ],
    };
  },
  jar: (roll) => {
    const half = between(roll, 0.42, 0.52);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.95, 0],
            [half, 0.08],
            [half, 0.56],
            [half * 0.9, 0.66],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          dots: turned([
            [half * 1.02, 0.66],
            [half * 1.02, 0.94],
          ]),
          straight: true,
          tone: 'deep',
        },
        {dots: ring(half * 1.02, 0.94, 0.18), tone: 'grey'},
        {dots: band(half, 0.2), open: true},
      ],
      top: discs(0.46, 0.42),
    };
  },
  tube: (roll) => {
    const half = between(roll, 0.14, 0.2);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.9, 0.2],
            [half * 1.5, 1],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          dots: turned([
            [half * 0.8, 0],
            [half * 0.8, 0.2],
          ]),
          straight: true,
          tone: 'deep',
        },
        {
          dots: [
            [-half * 1.5, -0.94],
            [half * 1.5, -0.94],
          ],
          straight: true,
          open: true,
        },
        {dots: band(half * 1.1, 0.42), open: true},
      ],
      top: flat(0.34, 1),
    };
  },
  bowl: (roll) => {
    const half = between(roll, 0.7, 0.8);
    return {
      parts: [
        {
          dots: turned([
            [half * 0.4, 0],
            [half * 0.84, 0.22],
            [half, 0.62],
          ]),
          tone: 'pale',
        },
        {dots: ring(half, 0.62, 0.26), tone: 'white'},
        {dots: oval(-0.18, -0.68, 0.24, 0.16), tone: 'grey'},
        {dots: oval(0.2, -0.66, 0.28, 0.14), tone: 'deep'},
        {dots: oval(0.02, -0.76, 0.2, 0.12), tone: 'pale'},
      ],
      top: [
        ...discs(0.5, 0.42),
        {dots: oval(-0.12, 0.06, 0.17, 0.15), tone: 'pale'},
        {dots: oval(0.14, -0.06, 0.18, 0.2), tone: 'deep'},
      ],
    };
  },
  pack: (roll) => {
    const half = between(roll, 0.22, 0.44);
    const label = between(roll, 0.3, 0.6);
    return {
      parts: [
        {
          dots: turned([
            [half, 0],
            [half, 0.94],
            [half * 0.9, 1],
          ]),
          straight: true,
          tone: 'pale',
        },
        {dots: block(-half, label + 0.24, half * 2, 0.26), straight: true, tone: 'grey'},
        {dots: oval(0, -label - 0.11, half * 0.3, half * 0.3), tone: 'white'},
      ],
      top: flat(half * 2, 0.7, [{dots: oval(0, 0, half * 0.4, half * 0.4), tone: 'grey'}]),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
