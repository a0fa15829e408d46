import {DepthLayer, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {randomBetween} from '../drawing/seeded-random.ts';
import {DEEP, GREY, PAPER, WHITE} from '../drawing/tones.ts';
import {type PlaceProps, ridgePoints, Sun} from './landscape.tsx';

/** A winding road towards hills. */
export function Road({horizon, reach, floor, random, night}: PlaceProps) {
  const bend = randomBetween(random, -14, 14);
  return (
    <>
      <Sun random={random} horizon={horizon - 6} reach={reach} night={night} />
      <DepthLayer depth={0.2}>
        <InkShape
          id="hills"
          points={[...ridgePoints(random, reach, horizon, 12, 7), [reach, floor], [-reach, floor]]}
          fill={GREY}
        />
      </DepthLayer>
      <DepthLayer depth={0.6}>
        <InkShape
          id="plain"
          straight
          points={[
            [-reach, horizon + 2],
            [reach, horizon + 2],
            [reach, floor],
            [-reach, floor],
          ]}
          fill={PAPER}
        />
        <InkShape
          id="road"
          points={[
            [bend - 2, horizon + 2],
            [bend * 0.6 - 6, horizon + 18],
            [-34, floor],
            [34, floor],
            [bend * 0.6 + 8, horizon + 18],
            [bend + 2, horizon + 2],
          ]}
          fill={DEEP}
        />
        <InkLine
          id="middle"
          points={[
            [bend, horizon + 3],
            [bend * 0.6 + 1, horizon + 18],
            [0, floor],
          ]}
          dashes="6 5"
          weight={1}
          line={WHITE}
        />
        {[10, 20, 38].map((step) => (
          <InkLine
            key={step}
            id={`post-${step}`}
            straight
            points={[
              [bend + 6 + step, horizon + 2 + step * 0.7],
              [bend + 6 + step, horizon - 4 - step * 0.3],
            ]}
            weight={0.5 + step / 50}
          />
        ))}
      </DepthLayer>
    </>
  );
}
