import type {Form} from '../../spot/animatic/read-shot.ts';
import {between, type Dot, oval} from '../drawing/hand.ts';
import {band, block, type DrawForm, discs, flat, type ShapePart, trace, turned} from './silhouette.ts';

/** What one wears, carries or keeps. */
export const BELONGINGS = {
  shoe: (roll) => {
    const toe = between(roll, 0.78, 0.9);
    return {
      parts: [
        {
          dots: [
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
          dots: [
            [-0.78, -0.14],
            [toe + 0.06, -0.14],
            [toe, 0],
            [-0.76, 0],
          ],
          straight: true,
          tone: 'deep',
        },
        {
          dots: trace('-0.2 -0.76, -0.02 -0.66'),
          open: true,
        },
        {
          dots: trace('-0.1 -0.64, 0.08 -0.54'),
          open: true,
        },
        {
          dots: trace('0 -0.54, 0.2 -0.45'),
          open: true,
        },
        {
          dots: trace('0.5 -0.34, 0.56 -0.2, 0.6 -0.14'),
          open: true,
        },
      ],
      top: flat(0.42, 1, [{dots: oval(0, 0.2, 0.13, 0.22), tone: 'deep'}]),
    };
  },
  bag: (roll) => {
    const half = between(roll, 0.3, 0.4);
    return {
      parts: [
        {
          dots: turned([
            [half * 1.08, 0],
            [half * 1.1, 0.4],
            [half * 0.92, 0.78],
          ]),
          tone: 'pale',
        },
        {
          dots: [
            [-half * 0.5, -0.76],
            [-half * 0.4, -1],
            [half * 0.4, -1],
            [half * 0.5, -0.76],
          ],
          open: true,
        },
        {dots: block(-half * 0.66, 0.42, half * 1.32, 0.3), straight: true, tone: 'grey'},
        {dots: band(half * 0.96, 0.66), open: true},
      ],
      top: flat(0.7, 0.42, [
        {
          dots: trace('-0.2 0, 0 -0.1, 0.2 0'),
          open: true,
        },
      ]),
    };
  },
  watch: () => ({
    parts: [
      {dots: block(-0.15, 1, 0.3, 1), straight: true, tone: 'deep'},
      {dots: oval(0, -0.5, 0.27, 0.27, 14), tone: 'pale'},
      {dots: oval(0, -0.5, 0.2, 0.2, 14), tone: 'white'},
      {
        dots: trace('0 -0.64, 0 -0.5, 0.1 -0.44'),
        straight: true,
        open: true,
      },
    ],
    top: flat(0.3, 1, discs(0.26, 0.2)),
  }),
  book: () => ({
    parts: [
      {
        dots: trace('-0.62 -0.2, 0 -0.36, 0.66 -0.2, 0.02 0'),
        straight: true,
        tone: 'white',
      },
      {
        dots: trace('-0.62 -0.2, -0.62 -0.1, 0.02 0.1, 0.66 -0.1, 0.66 -0.2, 0.02 0'),
        straight: true,
        tone: 'deep',
      },
      {
        dots: trace('-0.3 -0.2, 0.04 -0.28'),
        straight: true,
        open: true,
      },
    ],
    top: flat(0.72, 0.96, [
      {
        dots: trace('-0.2 -0.2, 0.2 -0.2'),
        open: true,
        straight: true,
      },
    ]),
  }),
  plant: (roll) => {
    const leaf = (lean: number, length: number): ShapePart => {
      const tip: Dot = [Math.sin(lean) * length, -0.34 - Math.cos(lean) * length];
      const side: Dot = [Math.cos(lean) * 0.1, Math.sin(lean) * 0.1];
      const middle: Dot = [tip[0] / 2, (-0.34 + tip[1]) / 2];
      return {
        dots: [
          [0, -0.34],
          [middle[0] - side[0], middle[1] - side[1]],
          tip,
          [middle[0] + side[0], middle[1] + side[1]],
        ],
        tone: lean > 0 ? 'grey' : 'pale',
      };
    };
    const sway = between(roll, -0.1, 0.1);
    return {
      parts: [
        {
          dots: turned(trace('0.18 0, 0.26 0.36')),
          straight: true,
          tone: 'deep',
        },
        ...[-1.1, 1.1, -0.6, 0.6, -0.12].map((lean) => leaf(lean + sway, 0.62 - Math.abs(lean) * 0.14)),
      ],
      top: [0, 1, 2, 3, 4].map((index) => ({
        dots: oval(Math.cos(index * 1.26) * 0.24, Math.sin(index * 1.26) * 0.24, 0.2, 0.14),
        tone: index % 2 ? ('grey' as const) : ('pale' as const),
      })),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
