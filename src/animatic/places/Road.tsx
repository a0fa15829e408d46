import {DEEP, GREY, PAPER, WHITE} from '../drawing/colors.ts';
import {between} from '../drawing/hand.ts';
import {DepthLayer, InkLine, InkShape} from '../drawing/marks.tsx';
import {type Ground, ridge, Sun} from './landscape.tsx';

/** A road that bends towards the hills. */
export function Road({horizon, reach, floor, roll, night}: Ground) {
  const bend = between(roll, -14, 14);
  return (
    <>
      <Sun roll={roll} horizon={horizon - 6} reach={reach} night={night} />
      <DepthLayer depth={0.2}>
        <InkShape
          id="hills"
          dots={[...ridge(roll, reach, horizon, 12, 7), [reach, floor], [-reach, floor]]}
          fill={GREY}
        />
      </DepthLayer>
      <DepthLayer depth={0.6}>
        <InkShape
          id="plain"
          straight
          dots={[
            [-reach, horizon + 2],
            [reach, horizon + 2],
            [reach, floor],
            [-reach, floor],
          ]}
          fill={PAPER}
        />
        <InkShape
          id="road"
          dots={[
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
          dots={[
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
            dots={[
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
