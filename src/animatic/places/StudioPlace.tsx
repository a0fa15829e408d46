import {DEEP, PALE, WHITE} from '../drawing/colors.ts';
import {between} from '../drawing/hand.ts';
import {DepthLayer, Hatch, InkLine, InkShape} from '../drawing/marks.tsx';
import type {Ground} from './landscape.tsx';

/** A sweep of paper and a soft light: where nothing says where. */
export function StudioPlace({horizon, reach, floor, frame, roll}: Ground) {
  const lamp = between(roll, 0.2, 0.34) * frame.width * (roll() < 0.5 ? -1 : 1);
  const top = -frame.height * 0.42;
  return (
    <>
      <DepthLayer depth={0.5}>
        <InkShape
          id="sweep"
          dots={[
            [-reach, horizon + 10],
            [0, horizon + 4],
            [reach, horizon + 10],
            [reach, floor],
            [-reach, floor],
          ]}
          fill={PALE}
          line={null}
        />
        <InkLine
          id="cove"
          dots={[
            [-reach, horizon + 10],
            [-reach * 0.4, horizon + 5],
            [reach * 0.4, horizon + 5],
            [reach, horizon + 10],
          ]}
          weight={0.4}
        />
        <Hatch
          id="sweep"
          dots={[
            [-reach, horizon + 11],
            [reach, horizon + 11],
            [reach, horizon + 24],
            [-reach, horizon + 24],
          ]}
          straight
          gap={3}
          slant={0}
          opacity={0.25}
        />
      </DepthLayer>
      <DepthLayer depth={0.8}>
        <InkShape
          id="softbox"
          straight
          dots={[
            [lamp - 13, top],
            [lamp + 13, top + 3],
            [lamp + 11, top + 21],
            [lamp - 11, top + 18],
          ]}
          fill={WHITE}
        />
        <InkLine
          id="beam-a"
          straight
          dots={[
            [lamp - 10, top + 22],
            [lamp * 0.4 - 16, horizon - 6],
          ]}
          weight={0.35}
          line={DEEP}
        />
        <InkLine
          id="beam-b"
          straight
          dots={[
            [lamp + 10, top + 24],
            [lamp * 0.4 + 12, horizon - 4],
          ]}
          weight={0.35}
          line={DEEP}
        />
      </DepthLayer>
    </>
  );
}
