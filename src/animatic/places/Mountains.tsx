import {DepthLayer, Hatch, InkShape} from '../drawing/ink-shapes.tsx';
import {DEEP, GREY, PALE, PAPER} from '../drawing/tones.ts';
import {GrassTufts, type PlaceProps, ridgePoints, Sun} from './landscape.tsx';

/** Mountain ranges behind one another. */
export const Mountains = ({horizon, reach, floor, random, night}: PlaceProps) => (
  <>
    <Sun random={random} horizon={horizon} reach={reach} night={night} />
    {[0.15, 0.32, 0.55].map((depth, index) => {
      const peaks = ridgePoints(random, reach, horizon + index * 7, 46 - index * 13, 7 + index * 2);
      return (
        <DepthLayer key={depth} depth={depth}>
          <InkShape
            id={`ridge-${index}`}
            straight
            points={[...peaks, [reach, floor], [-reach, floor]]}
            fill={[PALE, GREY, DEEP][index]}
            wobble={0.8}
          />
          {index === 1 && (
            <Hatch
              id="slopes"
              straight
              points={[...peaks, [reach, horizon + 20], [-reach, horizon + 20]]}
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
        points={[
          [-reach, horizon + 24],
          [-reach * 0.3, horizon + 17],
          [reach * 0.3, horizon + 23],
          [reach, horizon + 16],
          [reach, floor],
          [-reach, floor],
        ]}
        fill={PAPER}
      />
      <GrassTufts random={random} reach={reach} y={horizon + 30} />
    </DepthLayer>
  </>
);
