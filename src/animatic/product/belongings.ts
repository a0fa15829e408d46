import type {Form} from '../../spot/animatic/read-shot.ts';
import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {randomBetween} from '../drawing/seeded-random.ts';
import {
  bandPoints,
  concentricDiscs,
  type DrawForm,
  lathePoints,
  parsePoints,
  rectangleParts,
  rectanglePoints,
  type ShapePart,
} from './shape-parts.ts';

/** Product forms that people wear, carry or keep at home. */
export const BELONGINGS = {
  shoe: (random) => {
    const toe = randomBetween(random, 0.78, 0.9);
    return {
      parts: [
        {
          points: [
            [-0.72, -0.12],
            [-0.74, -0.74],
            [-0.5, -0.86],
            [-0.24, -0.8],
            [0.04, -0.5],
            [0.5, -0.36],
            [toe, -0.12],
          ],
          tone: 'pale',
        },
        {
          points: [
            [-0.78, -0.14],
            [toe + 0.06, -0.14],
            [toe, 0],
            [-0.76, 0],
          ],
          straight: true,
          tone: 'deep',
        },
        {
          points: parsePoints('-0.2 -0.76, -0.02 -0.66'),
          open: true,
        },
        {
          points: parsePoints('-0.1 -0.64, 0.08 -0.54'),
          open: true,
        },
        {
          points: parsePoints('0 -0.54, 0.2 -0.45'),
          open: true,
        },
        {
          points: parsePoints('0.5 -0.34, 0.56 -0.2, 0.6 -0.14'),
          open: true,
        },
      ],
      fromAbove: rectangleParts(0.42, 1, [{points: ellipsePoints(0, 0.2, 0.13, 0.22), tone: 'deep'}]),
    };
  },
  bag: (random) => {
    const half = randomBetween(random, 0.3, 0.4);
    return {
      parts: [
        {
          points: lathePoints([
            [half * 1.08, 0],
            [half * 1.1, 0.4],
            [half * 0.92, 0.78],
          ]),
          tone: 'pale',
        },
        {
          points: [
            [-half * 0.5, -0.76],
            [-half * 0.4, -1],
            [half * 0.4, -1],
            [half * 0.5, -0.76],
          ],
          open: true,
        },
        {points: rectanglePoints(-half * 0.66, 0.42, half * 1.32, 0.3), straight: true, tone: 'grey'},
        {points: bandPoints(half * 0.96, 0.66), open: true},
      ],
      fromAbove: rectangleParts(0.7, 0.42, [
        {
          points: parsePoints('-0.2 0, 0 -0.1, 0.2 0'),
          open: true,
        },
      ]),
    };
  },
  watch: () => ({
    parts: [
      {points: rectanglePoints(-0.15, 1, 0.3, 1), straight: true, tone: 'deep'},
      {points: ellipsePoints(0, -0.5, 0.27, 0.27, 14), tone: 'pale'},
      {points: ellipsePoints(0, -0.5, 0.2, 0.2, 14), tone: 'white'},
      {
        points: parsePoints('0 -0.64, 0 -0.5, 0.1 -0.44'),
        straight: true,
        open: true,
      },
    ],
    fromAbove: rectangleParts(0.3, 1, concentricDiscs(0.26, 0.2)),
  }),
  book: () => ({
    parts: [
      {
        points: parsePoints('-0.62 -0.2, 0 -0.36, 0.66 -0.2, 0.02 0'),
        straight: true,
        tone: 'white',
      },
      {
        points: parsePoints('-0.62 -0.2, -0.62 -0.1, 0.02 0.1, 0.66 -0.1, 0.66 -0.2, 0.02 0'),
        straight: true,
        tone: 'deep',
      },
      {
        points: parsePoints('-0.3 -0.2, 0.04 -0.28'),
        straight: true,
        open: true,
      },
    ],
    fromAbove: rectangleParts(0.72, 0.96, [
      {
        points: parsePoints('-0.2 -0.2, 0.2 -0.2'),
        open: true,
        straight: true,
      },
    ]),
  }),
  plant: (random) => {
    const leaf = (lean: number, length: number): ShapePart => {
      const tip: DrawingPoint = [Math.sin(lean) * length, -0.34 - Math.cos(lean) * length];
      const side: DrawingPoint = [Math.cos(lean) * 0.1, Math.sin(lean) * 0.1];
      const middle: DrawingPoint = [tip[0] / 2, (-0.34 + tip[1]) / 2];
      return {
        points: [
          [0, -0.34],
          [middle[0] - side[0], middle[1] - side[1]],
          tip,
          [middle[0] + side[0], middle[1] + side[1]],
        ],
        tone: lean > 0 ? 'grey' : 'pale',
      };
    };
    const sway = randomBetween(random, -0.1, 0.1);
    return {
      parts: [
        {
          points: lathePoints(parsePoints('0.18 0, 0.26 0.36')),
          straight: true,
          tone: 'deep',
        },
        ...[-1.1, 1.1, -0.6, 0.6, -0.12].map((lean) => leaf(lean + sway, 0.62 - Math.abs(lean) * 0.14)),
      ],
      fromAbove: [0, 1, 2, 3, 4].map((index) => ({
        points: ellipsePoints(Math.cos(index * 1.26) * 0.24, Math.sin(index * 1.26) * 0.24, 0.2, 0.14),
        tone: index % 2 ? ('grey' as const) : ('pale' as const),
      })),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
