import type {Form} from '../../spot/animatic/read-shot.ts';
import {ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {randomBetween} from '../drawing/seeded-random.ts';
import {
  bandPoints,
  concentricDiscs,
  type DrawForm,
  lathePoints,
  parsePoints,
  rectangleParts,
  rectanglePoints,
  ringPoints,
} from './shape-parts.ts';

/** Product forms that hold something: bottles, cans, cups, jars. Most are surfaces of revolution. */
export const VESSELS = {
  bottle: (random) => {
    const half = randomBetween(random, 0.16, 0.21);
    const shoulder = randomBetween(random, 0.62, 0.74);
    const neck = half * randomBetween(random, 0.42, 0.6);
    return {
      parts: [
        {
          points: lathePoints([
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
          points: lathePoints([
            [neck * 1.15, 0.86],
            [neck * 1.15, 1],
          ]),
          straight: true,
          tone: 'deep',
        },
        {points: ringPoints(neck * 1.15, 1), tone: 'grey'},
        {points: bandPoints(half, shoulder), open: true},
        {points: bandPoints(half, 0.16), open: true},
      ],
      fromAbove: concentricDiscs(0.3, 0.17, 0.1),
    };
  },
  can: (random) => {
    const half = randomBetween(random, 0.25, 0.32);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 0.85, 0],
            [half, 0.07],
            [half, 0.9],
            [half * 0.86, 0.98],
          ]),
          straight: true,
          tone: 'pale',
        },
        {points: ringPoints(half * 0.86, 0.98, 0.2), tone: 'grey'},
        {points: bandPoints(half, 0.3), open: true},
        {points: bandPoints(half, 0.72), open: true},
      ],
      fromAbove: concentricDiscs(0.32, 0.27, 0.07),
    };
  },
  cup: (random) => {
    const half = randomBetween(random, 0.34, 0.42);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 0.7, 0],
            [half, 0.9],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          points: [
            [half * 0.95, -0.74],
            [half * 1.6, -0.72],
            [half * 1.5, -0.3],
            [half * 0.82, -0.24],
          ],
          open: true,
        },
        {points: ringPoints(half, 0.9, 0.24), tone: 'white'},
        {points: ellipsePoints(0, -0.88, half * 0.8, half * 0.17, 12), tone: 'deep'},
      ],
      fromAbove: [
        ...concentricDiscs(0.46, 0.34, 0.28),
        {
          points: parsePoints('0.3 -0.1, 0.62 -0.08, 0.62 0.08, 0.3 0.1'),
          open: true,
        },
      ],
    };
  },
  jar: (random) => {
    const half = randomBetween(random, 0.42, 0.52);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 0.95, 0],
            [half, 0.08],
            [half, 0.56],
            [half * 0.9, 0.66],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          points: lathePoints([
            [half * 1.02, 0.66],
            [half * 1.02, 0.94],
          ]),
          straight: true,
          tone: 'deep',
        },
        {points: ringPoints(half * 1.02, 0.94, 0.18), tone: 'grey'},
        {points: bandPoints(half, 0.2), open: true},
      ],
      fromAbove: concentricDiscs(0.46, 0.42),
    };
  },
  tube: (random) => {
    const half = randomBetween(random, 0.14, 0.2);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 0.9, 0.2],
            [half * 1.5, 1],
          ]),
          straight: true,
          tone: 'pale',
        },
        {
          points: lathePoints([
            [half * 0.8, 0],
            [half * 0.8, 0.2],
          ]),
          straight: true,
          tone: 'deep',
        },
        {
          points: [
            [-half * 1.5, -0.94],
            [half * 1.5, -0.94],
          ],
          straight: true,
          open: true,
        },
        {points: bandPoints(half * 1.1, 0.42), open: true},
      ],
      fromAbove: rectangleParts(0.34, 1),
    };
  },
  bowl: (random) => {
    const half = randomBetween(random, 0.7, 0.8);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 0.4, 0],
            [half * 0.84, 0.22],
            [half, 0.62],
          ]),
          tone: 'pale',
        },
        {points: ringPoints(half, 0.62, 0.26), tone: 'white'},
        {points: ellipsePoints(-0.18, -0.68, 0.24, 0.16), tone: 'grey'},
        {points: ellipsePoints(0.2, -0.66, 0.28, 0.14), tone: 'deep'},
        {points: ellipsePoints(0.02, -0.76, 0.2, 0.12), tone: 'pale'},
      ],
      fromAbove: [
        ...concentricDiscs(0.5, 0.42),
        {points: ellipsePoints(-0.12, 0.06, 0.17, 0.15), tone: 'pale'},
        {points: ellipsePoints(0.14, -0.06, 0.18, 0.2), tone: 'deep'},
      ],
    };
  },
  pack: (random) => {
    const half = randomBetween(random, 0.22, 0.44);
    const label = randomBetween(random, 0.3, 0.6);
    return {
      parts: [
        {
          points: lathePoints([
            [half, 0],
            [half, 0.94],
            [half * 0.9, 1],
          ]),
          straight: true,
          tone: 'pale',
        },
        {points: rectanglePoints(-half, label + 0.24, half * 2, 0.26), straight: true, tone: 'grey'},
        {points: ellipsePoints(0, -label - 0.11, half * 0.3, half * 0.3), tone: 'white'},
      ],
      fromAbove: rectangleParts(half * 2, 0.7, [
        {points: ellipsePoints(0, 0, half * 0.4, half * 0.4), tone: 'grey'},
      ]),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
