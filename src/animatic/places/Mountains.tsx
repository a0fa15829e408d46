import {DEEP, GREY, PALE, PAPER} from '../drawing/colors.ts';
import {DepthLayer, Hatch, InkShape} from '../drawing/marks.tsx';
import {type Ground, ridge, Sun, Tufts} from './landscape.tsx';

/** Ranges behind each other. */
export const Mountains = ({horizon, reach, floor, roll, night}: Ground) => (
  <>
    <Sun roll={roll} horizon={horizon} reach={reach} night={night} />
    {[0.15, 0.32, 0.55].map((depth, index) => {
      const peaks = ridge(roll, reach, horizon + index * 7, 46 - index * 13, 7 + index * 2);
      return (
        <DepthLayer key={depth} depth={depth}>
          <InkShape
            id={`ridge-${index}`}
            straight
            dots={[...peaks, [reach, floor], [-reach, floor]]}
            fill={[PALE, GREY, DEEP][index]}
            wobble={0.8}
          />
          {index === 1 && (
            <Hatch
              id="slopes"
              straight
              dots={[...peaks, [reach, horizon + 20], [-reach, horizon + 20]]}
              gap={4}
              slant={-62}
              opacity={0.35}
            />
          )}
        </DepthLayer>
      );
    })}
    <DepthLayer depth={0.9}>
      <InkShape
        id="near"
        dots={[
          [-reach, horizon + 24],
          [-reach * 0.3, horizon + 17],
          [reach * 0.3, horizon + 23],
          [reach, horizon + 16],
          [reach, floor],
          [-reach, floor],
        ]}
        fill={PAPER}
      />
      <Tufts roll={roll} reach={reach} y={horizon + 30} />
    </DepthLayer>
  </>
);
