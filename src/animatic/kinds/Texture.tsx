import type {ReactNode} from 'react';
import type {Grain} from '../../spot/animatic/read-shot.ts';
import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, Hatch, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {type RandomSource, randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {DEEP, GREY, INK, PALE, WHITE} from '../drawing/tones.ts';
import type {ShotDrawingProps} from '../framing.ts';

const CLOSENESS: Record<ShotDrawingProps['shot']['framing'], number> = {
  'extreme-close-up': 1.7,
  'close-up': 1.25,
  medium: 1,
  wide: 0.62,
  aerial: 0.5,
  overhead: 0.8,
};

type Field = {random: RandomSource; reach: number; size: number; seconds: number};

/** The drawing of each kind of surface. */
const GRAINS: Record<Grain, (field: Field) => ReactNode> = {
  drops: ({random, reach, size, seconds}) =>
    drawTimes(Math.round(120 / size), (index) => {
      const r = randomBetween(random, 1.2, 6.4) * size * (index % 7 === 0 ? 1.7 : 1);
      const x = randomBetween(random, -reach, reach);
      const runs = index % 7 === 0;
      const y = randomBetween(random, -reach, reach) + (runs ? seconds * 9 : 0);
      const points = ellipsePoints(x, y, r * 0.82, r, 9);
      return (
        <g>
          {runs && (
            <InkLine
              id={`trail-${index}`}
              points={[
                [x, y - r],
                [x - 0.6, y - r * 3],
                [x + 0.4, y - r * 6],
              ]}
              weight={r * 0.3}
              line={WHITE}
            />
          )}
          <InkShape id={`drop-${index}`} points={points} fill={index % 3 ? WHITE : PALE} weight={0.6} />
          <Hatch
            id={`drop-${index}`}
            points={points.map(([dx, dy]): DrawingPoint => [Math.max(dx, x + r * 0.1), dy])}
            gap={1.3}
            weight={0.6}
          />
          <path
            d={`M${x - r * 0.4} ${y - r * 0.3}q${r * 0.1} ${-r * 0.3} ${r * 0.34} ${-r * 0.34}`}
            stroke={INK}
            strokeWidth={0.6}
            fill="none"
          />
        </g>
      );
    }),
  weave: ({reach, size}) => {
    const gap = 9 * size;
    const count = Math.ceil((reach * 2) / gap);
    return drawTimes(count * count, (index) => {
      const [x, y] = [-reach + (index % count) * gap, -reach + Math.floor(index / count) * gap];
      const over = (index + Math.floor(index / count)) % 2 === 0;
      const [w, h] = over ? [gap * 0.96, gap * 0.52] : [gap * 0.52, gap * 0.96];
      return (
        <InkShape
          id={`thread-${index}`}
          points={ellipsePoints(x, y, w / 1.8, h / 1.8, 6)}
          fill={over ? WHITE : GREY}
          weight={0.5}
        />
      );
    });
  },
  wood: ({random, reach, size}) => {
    const knot: DrawingPoint = [randomBetween(random, -24, 24), randomBetween(random, -30, 30)];
    return drawTimes(Math.round(38 / size), (index) => {
      const x = -reach + (index / (38 / size)) * reach * 2;
      const near = (y: number): number => {
        const [dx, dy] = [x - knot[0], y - knot[1]];
        return (Math.sign(dx || 1) * 240 * size) / (16 + dx * dx * 0.09 + dy * dy * 0.08);
      };
      const points = Array.from({length: 13}, (_, step): DrawingPoint => {
        const y = -reach + (step / 12) * reach * 2;
        return [x + near(y) + randomBetween(random, -0.7, 0.7), y];
      });
      return (
        <InkLine
          id={`grain-${index}`}
          points={points}
          weight={index % 4 ? 0.6 : 1.5}
          line={index % 3 ? DEEP : GREY}
        />
      );
    });
  },
  ripples: ({random, reach, size, seconds}) => {
    const [cx, cy] = [randomBetween(random, -18, 18), randomBetween(random, -22, 22)];
    return drawTimes(Math.round(17 / size), (index) => {
      const r = (((index * 11 + seconds * 7) % (reach * 1.6)) + 3) * size;
      return (
        <InkShape
          id={`ring-${index}`}
          points={ellipsePoints(cx, cy, r, r * 0.62, 20)}
          line={index % 2 ? WHITE : DEEP}
          weight={0.7 + (index % 3) * 0.4}
          wobble={0.9}
        />
      );
    });
  },
  grains: ({random, reach, size}) =>
    drawTimes(Math.round(230 / size), (index) => {
      const [x, y] = [randomBetween(random, -reach, reach), randomBetween(random, -reach, reach)];
      const r = randomBetween(random, 0.9, 3.2) * size;
      return (
        <InkShape
          id={`grain-${index}`}
          straight
          points={ellipsePoints(x, y, r, r * randomBetween(random, 0.7, 1.1), 5)}
          fill={[WHITE, PALE, GREY, DEEP][index % 4]}
          weight={0.4}
        />
      );
    }),
  contours: ({random, reach, size, seconds}) => {
    const shift = randomBetween(random, 0, 6);
    return drawTimes(Math.round(26 / size), (index) => {
      const y = -reach + (index / (26 / size)) * reach * 2;
      const points = Array.from({length: 15}, (_, step): DrawingPoint => {
        const x = -reach + (step / 14) * reach * 2;
        return [
          x,
          y + Math.sin(x * 0.05 + shift + seconds * 0.3) * 12 * size + Math.sin(x * 0.021 + y * 0.04) * 9,
        ];
      });
      return (
        <InkLine
          id={`line-${index}`}
          points={points}
          weight={index % 3 === 0 ? 2.6 : 0.9}
          line={index % 2 ? WHITE : DEEP}
        />
      );
    });
  },
  halftone: ({reach, size, random}) => {
    const gap = 8 * size;
    const [cx, cy] = [randomBetween(random, -30, 30), randomBetween(random, -40, 40)];
    const d: string[] = [];
    for (let x = -reach; x < reach; x += gap)
      for (let y = -reach; y < reach; y += gap) {
        const r = gap * 0.56 * (0.25 + 0.75 * Math.abs(Math.cos(Math.hypot(x - cx, y - cy) * 0.032)));
        d.push(`M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`);
      }
    return <path d={d.join('')} fill={DEEP} />;
  },
};

/** A surface in extreme close-up that fills the frame. */
export function Texture({shot, reading, view, seconds}: ShotDrawingProps) {
  const {seed} = useDrawing();
  const reach = Math.max(view.width, view.height) * 0.72;
  const random = seededRandom(seed, 'texture');
  const turn = reading.grain === 'drops' || reading.grain === 'wood' ? 0 : randomBetween(random, -22, 22);
  return (
    <>
      <rect
        x={-reach * 2}
        y={-reach * 2}
        width={reach * 4}
        height={reach * 4}
        fill={reading.night ? DEEP : PALE}
      />
      <DepthLayer depth={1}>
        <g transform={`rotate(${turn})`}>
          {GRAINS[reading.grain]({random, reach, size: CLOSENESS[shot.framing], seconds})}
        </g>
      </DepthLayer>
      {/* The surface turns away at one side: light on it, shade beyond. */}
      <DepthLayer depth={0.9}>
        <Hatch
          id="turns-away"
          straight
          points={[
            [view.width * 0.24, -reach],
            [reach * 1.5, -reach],
            [reach * 1.5, reach],
            [view.width * 0.14, reach],
          ]}
          gap={3}
          slant={-70}
          line={INK}
          weight={1.1}
          opacity={0.34}
        />
      </DepthLayer>
    </>
  );
}
