import {DEEP, GREY, PALE, PAPER} from '../drawing/colors.ts';
import {between, type Dot} from '../drawing/hand.ts';
import {DepthLayer, drawEach, Hatch, InkLine, InkShape} from '../drawing/marks.tsx';
import {type Ground, Sun, Tufts} from './landscape.tsx';

/** Trees in rows, with a glade in the nearest. */
export const Forest = ({horizon, reach, floor, roll, night}: Ground) => (
  <>
    <Sun roll={roll} horizon={horizon - 40} reach={reach} night={night} />
    {[0.2, 0.45, 0.7].map((depth, row) => (
      <DepthLayer key={depth} depth={depth}>
        {row === 2 && (
          <InkShape
            id="glade"
            dots={[
              [-reach, horizon + 8],
              [0, horizon + 3],
              [reach, horizon + 9],
              [reach, floor],
              [-reach, floor],
            ]}
            fill={PAPER}
          />
        )}
        {drawEach(9 - row * 2, (index) => {
          const x = -reach + ((index + between(roll, 0.1, 0.9)) / (9 - row * 2)) * reach * 2;
          const tall = (34 + row * 22) * between(roll, 0.8, 1.2);
          const y = horizon + row * 6;
          const half = tall * between(roll, 0.16, 0.22);
          const crown: Dot[] = [
            [x, y - tall],
            [x - half * 0.7, y - tall * 0.62],
            [x - half, y - tall * 0.2],
            [x + half, y - tall * 0.2],
            [x + half * 0.7, y - tall * 0.62],
          ];
          // The middle of the nearest row stays open: the subject stands there.
          if (row === 2 && Math.abs(x) < 26) return null;
          return (
            <g>
              <InkLine
                id={`trunk-${row}-${index}`}
                straight
                dots={[
                  [x, y],
                  [x, y - tall * 0.3],
                ]}
                weight={1 + row * 0.5}
              />
              <InkShape
                id={`tree-${row}-${index}`}
                dots={crown}
                fill={[PALE, GREY, DEEP][row]}
                wobble={0.7}
              />
              {row > 0 && index % 2 === 0 && (
                <Hatch id={`tree-${row}-${index}`} dots={crown} gap={2.6} opacity={0.4} />
              )}
            </g>
          );
        })}
      </DepthLayer>
    ))}
    <DepthLayer depth={0.9}>
      <Tufts roll={roll} reach={reach} y={horizon + 24} />
    </DepthLayer>
  </>
);
