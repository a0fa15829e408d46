import type {Form} from '../../spot/animatic/read-shot.ts';
import {ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {randomBetween} from '../drawing/seeded-random.ts';
import {
  concentricDiscs,
  type DrawForm,
  parsePoints,
  rectangleParts,
  rectanglePoints,
  type ShapePart,
} from './shape-parts.ts';

/** Product forms of devices, boxes and bicycles. */
export const DEVICES = {
  phone: (random) => {
    const width = randomBetween(random, 0.46, 0.54);
    const screen = (top: number): ShapePart => ({
      points: rectanglePoints(-width / 2 + 0.03, top, width - 0.06, 0.92),
      straight: true,
      tone: 'white',
    });
    return {
      parts: [
        {points: rectanglePoints(-width / 2, 1, width, 1), straight: true, tone: 'dark'},
        screen(0.96),
        {points: rectanglePoints(-width / 2 + 0.08, 0.86, width - 0.16, 0.3), straight: true, tone: 'grey'},
        {
          points: rectanglePoints(-width / 2 + 0.08, 0.46, (width - 0.16) * 0.7, 0.04),
          straight: true,
          tone: 'pale',
        },
        {points: rectanglePoints(-width / 2 + 0.08, 0.36, width - 0.16, 0.04), straight: true, tone: 'pale'},
        {points: rectanglePoints(-width / 2 + 0.08, 0.2, width - 0.16, 0.1), straight: true, tone: 'deep'},
      ],
      fromAbove: rectangleParts(width, 1, [
        screen(0.46),
        {points: rectanglePoints(-width / 2 + 0.08, 0.36, width - 0.16, 0.3), tone: 'grey', straight: true},
      ]),
    };
  },
  box: (random) => {
    const half = randomBetween(random, 0.34, 0.48);
    const depth = 0.22;
    return {
      parts: [
        {points: rectanglePoints(-half, 0.78, half * 2, 0.78), straight: true, tone: 'pale'},
        {
          points: [
            [-half, -0.78],
            [-half + depth, -1],
            [half + depth, -1],
            [half, -0.78],
          ],
          straight: true,
          tone: 'white',
        },
        {
          points: [
            [half, -0.78],
            [half + depth, -1],
            [half + depth, -0.24],
            [half, 0],
          ],
          straight: true,
          tone: 'deep',
        },
        {
          points: parsePoints('0 -0.78, 0 0'),
          open: true,
          straight: true,
        },
        {
          points: [
            [0, -0.78],
            [depth, -1],
          ],
          open: true,
          straight: true,
        },
      ],
      fromAbove: rectangleParts(0.9, 0.8, [
        {
          points: parsePoints('0 -0.4, 0 0.4'),
          open: true,
          straight: true,
        },
      ]),
    };
  },
  puck: (random) => {
    const radius = randomBetween(random, 0.42, 0.48);
    return {
      parts: [
        {points: ellipsePoints(0, -0.5, radius, radius, 14), tone: 'grey'},
        {points: ellipsePoints(-0.03, -0.52, radius * 0.72, radius * 0.72, 14), tone: 'white'},
        {points: ellipsePoints(-0.03, -0.52, radius * 0.34, radius * 0.34, 12), tone: 'dark'},
        {points: ellipsePoints(-0.11, -0.6, radius * 0.1, radius * 0.1, 8), tone: 'white', noOutline: true},
      ],
      fromAbove: concentricDiscs(0.4, 0.3, 0.14),
    };
  },
  bicycle: () => {
    const wheel = (x: number): ShapePart[] => [
      {points: ellipsePoints(x, -0.32, 0.32, 0.32, 16)},
      {points: ellipsePoints(x, -0.32, 0.27, 0.27, 16)},
      {points: ellipsePoints(x, -0.32, 0.03, 0.03, 8), tone: 'dark'},
    ];
    return {
      parts: [
        {
          points: parsePoints('-0.58 -0.32, -0.3 -0.76, 0.36 -0.78, 0 -0.34'),
          straight: true,
          open: true,
        },
        ...wheel(-0.58),
        ...wheel(0.58),
        {
          points: parsePoints('-0.58 -0.32, 0 -0.34, -0.34 -0.88'),
          straight: true,
          open: true,
        },
        {
          points: parsePoints('0.58 -0.32, 0.32 -0.92, 0.48 -0.98'),
          straight: true,
          open: true,
        },
        {points: rectanglePoints(-0.44, 0.92, 0.22, 0.05), straight: true, tone: 'dark'},
      ],
      fromAbove: rectangleParts(0.16, 1.3, [
        {
          points: parsePoints('-0.3 -0.4, 0.3 -0.4'),
          open: true,
        },
      ]),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
