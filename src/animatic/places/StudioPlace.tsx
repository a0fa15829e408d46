import {DepthLayer, Hatch, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {randomBetween} from '../drawing/seeded-random.ts';
import {DEEP, PALE, WHITE} from '../drawing/tones.ts';
import type {PlaceProps} from './landscape.tsx';

/** A photo studio with a paper sweep and a softbox: the place of shots that name none. */
export function StudioPlace({horizon, reach, floor, view, random}: PlaceProps) {
  const lamp = randomBetween(random, 0.2, 0.34) * view.width * (random() < 0.5 ? -1 : 1);
  const top = -view.height * 0.42;
  return (
    <>
      <DepthLayer depth={0.5}>
        <InkShape
          id="sweep"
          points={[
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
          points={[
            [-reach, horizon + 10],
            [-reach * 0.4, horizon + 5],
            [reach * 0.4, horizon + 5],
            [reach, horizon + 10],
          ]}
          weight={0.4}
        />
        <Hatch
          id="sweep"
          points={[
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
          points={[
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
          points={[
            [lamp - 10, top + 22],
            [lamp * 0.4 - 16, horizon - 6],
          ]}
          weight={0.35}
          line={DEEP}
        />
        <InkLine
          id="beam-b"
          straight
          points={[
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
