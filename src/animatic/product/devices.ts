import type {Form} from '../../spot/animatic/read-shot.ts';
import {between, oval} from '../drawing/hand.ts';
import {block, type DrawForm, discs, flat, type ShapePart, trace} from './silhouette.ts';

/** What is built or packed. */
export const DEVICES = {
  phone: (roll) => {
    const width = between(roll, 0.46, 0.54);
    const screen = (top: number): ShapePart => ({
      dots: block(-width / 2 + 0.03, top, width - 0.06, 0.92),
      straight: true,
      tone: 'white',
    });
    return {
      parts: [
        {dots: block(-width / 2, 1, width, 1), straight: true, tone: 'dark'},
        screen(0.96),
        {dots: block(-width / 2 + 0.08, 0.86, width - 0.16, 0.3), straight: true, tone: 'grey'},
        {dots: block(-width / 2 + 0.08, 0.46, (width - 0.16) * 0.7, 0.04), straight: true, tone: 'pale'},
        {dots: block(-width / 2 + 0.08, 0.36, width - 0.16, 0.04), straight: true, tone: 'pale'},
        {dots: block(-width / 2 + 0.08, 0.2, width - 0.16, 0.1), straight: true, tone: 'deep'},
      ],
      top: flat(width, 1, [
        screen(0.46),
        {dots: block(-width / 2 + 0.08, 0.36, width - 0.16, 0.3), tone: 'grey', straight: true},
      ]),
    };
  },
  box: (roll) => {
    const half = between(roll, 0.34, 0.48);
    const depth = 0.22;
    return {
      parts: [
        {dots: block(-half, 0.78, half * 2, 0.78), straight: true, tone: 'pale'},
        {
          dots: [
            [-half, -0.78],
            [-half + depth, -1],
            [half + depth, -1],
            [half, -0.78],
          ],
          straight: true,
          tone: 'white',
        },
        {
          dots: [
            [half, -0.78],
            [half + depth, -1],
            [half + depth, -0.24],
            [half, 0],
          ],
          straight: true,
          tone: 'deep',
        },
        {
          dots: trace('0 -0.78, 0 0'),
          open: true,
          straight: true,
        },
        {
          dots: [
            [0, -0.78],
            [depth, -1],
          ],
          open: true,
          straight: true,
        },
      ],
      top: flat(0.9, 0.8, [
        {
          dots: trace('0 -0.4, 0 0.4'),
          open: true,
          straight: true,
        },
      ]),
    };
  },
  puck: (roll) => {
    const radius = between(roll, 0.42, 0.48);
    return {
      parts: [
        {dots: oval(0, -0.5, radius, radius, 14), tone: 'grey'},
        {dots: oval(-0.03, -0.52, radius * 0.72, radius * 0.72, 14), tone: 'white'},
        {dots: oval(-0.03, -0.52, radius * 0.34, radius * 0.34, 12), tone: 'dark'},
        {dots: oval(-0.11, -0.6, radius * 0.1, radius * 0.1, 8), tone: 'white', bare: true},
      ],
      top: discs(0.4, 0.3, 0.14),
    };
  },
  bicycle: () => {
    const wheel = (x: number): ShapePart[] => [
      {dots: oval(x, -0.32, 0.32, 0.32, 16)},
      {dots: oval(x, -0.32, 0.27, 0.27, 16)},
      {dots: oval(x, -0.32, 0.03, 0.03, 8), tone: 'dark'},
    ];
    return {
      parts: [
        {
          dots: trace('-0.58 -0.32, -0.3 -0.76, 0.36 -0.78, 0 -0.34'),
          straight: true,
          open: true,
        },
        ...wheel(-0.58),
        ...wheel(0.58),
        {
          dots: trace('-0.58 -0.32, 0 -0.34, -0.34 -0.88'),
          straight: true,
          open: true,
        },
        {
          dots: trace('0.58 -0.32, 0.32 -0.92, 0.48 -0.98'),
          straight: true,
          open: true,
        },
        {dots: block(-0.44, 0.92, 0.22, 0.05), straight: true, tone: 'dark'},
      ],
      top: flat(0.16, 1.3, [
        {
          dots: trace('-0.3 -0.4, 0.3 -0.4'),
          open: true,
        },
      ]),
    };
  },
} satisfies Partial<Record<Form, DrawForm>>;
