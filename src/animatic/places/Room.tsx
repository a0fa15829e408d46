import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, Hatch, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {randomBetween} from '../drawing/seeded-random.ts';
import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/tones.ts';
import type {PlaceProps} from './landscape.tsx';

/** A room with a window, a shelf, and light on the floor. */
export function Room({horizon, reach, floor, view, random, night}: PlaceProps) {
  const x = randomBetween(random, -0.42, 0.05) * view.width;
  const top = -view.height * 0.4;
  const [width, height] = [view.width * 0.46, Math.min(62, horizon - top - 16)];
  const pane: DrawingPoint[] = [
    [x, top],
    [x + width, top],
    [x + width, top + height],
    [x, top + height],
  ];
  const shelf = x > -view.width * 0.2 ? -view.width * 0.42 : view.width * 0.16;
  return (
    <>
      <DepthLayer depth={0.3}>
        <InkShape id="window" straight points={pane} fill={night ? DARK : WHITE} weight={0.8} />
        <InkLine
          id="bar-v"
          straight
          points={[
            [x + width / 2, top],
            [x + width / 2, top + height],
          ]}
          weight={0.8}
        />
        <InkLine
          id="bar-h"
          straight
          points={[
            [x, top + height * 0.45],
            [x + width, top + height * 0.45],
          ]}
          weight={0.8}
        />
        <InkLine
          id="sill"
          straight
          points={[
            [x - 3, top + height + 2],
            [x + width + 3, top + height + 2],
          ]}
          weight={1}
        />
      </DepthLayer>
      <DepthLayer depth={0.55}>
        {[0, 17].map((step) => (
          <g key={step}>
            <InkLine
              id={`shelf-${step}`}
              straight
              points={[
                [shelf, horizon - 34 + step],
                [shelf + view.width * 0.26, horizon - 34 + step],
              ]}
              weight={0.9}
            />
            {drawTimes(3, (index) => {
              const left = shelf + 3 + index * view.width * 0.08;
              const tall = randomBetween(random, 5, 12);
              return (
                <InkShape
                  id={`thing-${step}-${index}`}
                  straight
                  points={[
                    [left, horizon - 34 + step - tall],
                    [left + 5, horizon - 34 + step - tall],
                    [left + 5, horizon - 34 + step],
                    [left, horizon - 34 + step],
                  ]}
                  fill={index % 2 ? GREY : DEEP}
                />
              );
            })}
          </g>
        ))}
        <Hatch
          id="sunlight"
          straight
          points={[
            [x + 6, horizon - 4],
            [x + width, horizon - 4],
            [x + width * 1.5, floor],
            [x + width * 0.5, floor],
          ]}
          line={WHITE}
          gap={4}
          slant={-70}
          opacity={0.7}
        />
      </DepthLayer>
      <DepthLayer depth={0.85}>
        <InkShape
          id="floor"
          straight
          points={[
            [-reach, horizon + 8],
            [reach, horizon + 8],
            [reach, floor],
            [-reach, floor],
          ]}
          fill={PALE}
        />
        {[-0.8, -0.4, 0, 0.4, 0.8].map((part) => (
          <InkLine
            key={part}
            id={`board-${part}`}
            straight
            points={[
              [part * 40, horizon + 8],
              [part * reach * 1.6, floor],
            ]}
            weight={0.35}
            line={GREY}
          />
        ))}
      </DepthLayer>
    </>
  );
}
