import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, Hatch, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {randomBetween} from '../drawing/seeded-random.ts';
import {DEEP, GREY, PALE, PAPER} from '../drawing/tones.ts';
import {GrassTufts, type PlaceProps, Sun} from './landscape.tsx';

/** Rows of trees, with an opening in the nearest row. */
export const Forest = ({horizon, reach, floor, random, night}: PlaceProps) => (
  <>
    <Sun random={random} horizon={horizon - 40} reach={reach} night={night} />
    {[0.2, 0.45, 0.7].map((depth, row) => (
      <DepthLayer key={depth} depth={depth}>
        {row === 2 && (
          <InkShape
            id="glade"
            points={[
              [-reach, horizon + 8],
              [0, horizon + 3],
              [reach, horizon + 9],
              [reach, floor],
              [-reach, floor],
            ]}
            fill={PAPER}
          />
        )}
        {drawTimes(9 - row * 2, (index) => {
          const x = -reach + ((index + randomBetween(random, 0.1, 0.9)) / (9 - row * 2)) * reach * 2;
          const tall = (34 + row * 22) * randomBetween(random, 0.8, 1.2);
          const y = horizon + row * 6;
          const half = tall * randomBetween(random, 0.16, 0.22);
          const crown: DrawingPoint[] = [
            [x, y - tall],
            [x - half * 0.7, y - tall * 0.62],
            [x - half, y - tall * 0.2],
            [x + half, y - tall * 0.2],
            [x + half * 0.7, y - tall * 0.62],
          ];
          // The middle of the nearest row stays open for the subject.
          if (row === 2 && Math.abs(x) < 26) return null;
          return (
            <g>
              <InkLine
                id={`trunk-${row}-${index}`}
                straight
                points={[
                  [x, y],
                  [x, y - tall * 0.3],
                ]}
                weight={1 + row * 0.5}
              />
              <InkShape
                id={`tree-${row}-${index}`}
                points={crown}
                fill={[PALE, GREY, DEEP][row]}
                wobble={0.7}
              />
              {row > 0 && index % 2 === 0 && (
                <Hatch id={`tree-${row}-${index}`} points={crown} gap={2.6} opacity={0.4} />
              )}
            </g>
          );
        })}
      </DepthLayer>
    ))}
    <DepthLayer depth={0.9}>
      <GrassTufts random={random} reach={reach} y={horizon + 24} />
    </DepthLayer>
  </>
);
