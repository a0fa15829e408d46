import {DepthLayer, drawTimes, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {randomBetween} from '../drawing/seeded-random.ts';
import {DEEP, GREY, PALE, PAPER, WHITE} from '../drawing/tones.ts';
import {type PlaceProps, Sun} from './landscape.tsx';

/** The sea with a shore in front. */
export const Sea = ({horizon, reach, floor, random, night}: PlaceProps) => (
  <>
    <Sun random={random} horizon={horizon - 14} reach={reach} night={night} />
    <DepthLayer depth={0.15}>
      <InkShape
        id="coast"
        points={[
          [-reach, horizon],
          [-reach * 0.7, horizon - 9],
          [-reach * 0.4, horizon - 5],
          [-reach * 0.1, horizon],
          [-reach, horizon + 1],
        ]}
        fill={GREY}
      />
      <InkShape
        id="water"
        straight
        points={[
          [-reach, horizon],
          [reach, horizon],
          [reach, floor],
          [-reach, floor],
        ]}
        fill={PALE}
      />
      <InkShape
        id="sail"
        straight
        points={[
          [18, horizon - 1],
          [18, horizon - 15],
          [27, horizon - 2],
        ]}
        fill={WHITE}
      />
    </DepthLayer>
    {drawTimes(5, (index) => (
      <DepthLayer depth={0.25 + index * 0.14}>
        {drawTimes(4, (wave) => {
          const x = randomBetween(random, -reach, reach * 0.8);
          const y = horizon + 4 + index * index * 3.2;
          const long = 8 + index * 6;
          return (
            <InkLine
              id={`wave-${index}-${wave}`}
              points={[
                [x, y],
                [x + long * 0.3, y - 1.2 - index * 0.3],
                [x + long * 0.6, y + 0.4],
                [x + long, y - 0.6],
              ]}
              weight={0.4 + index * 0.1}
              line={index % 2 ? DEEP : WHITE}
            />
          );
        })}
      </DepthLayer>
    ))}
    <DepthLayer depth={0.95}>
      <InkShape
        id="shore"
        points={[
          [-reach, horizon + 34],
          [-reach * 0.3, horizon + 27],
          [reach * 0.4, horizon + 33],
          [reach, horizon + 26],
          [reach, floor],
          [-reach, floor],
        ]}
        fill={PAPER}
      />
    </DepthLayer>
  </>
);
