import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/colors.ts';
import {between, type Dot} from '../drawing/hand.ts';
import {DepthLayer, drawEach, Hatch, InkLine, InkShape} from '../drawing/marks.tsx';
import type {Ground} from './landscape.tsx';

/** A window, a shelf, a floor with light on it. */
export function Room({horizon, reach, floor, frame, roll, night}: Ground) {
  const x = between(roll, -0.42, 0.05) * frame.width;
  const top = -frame.height * 0.4;
  const [width, height] = [frame.width * 0.46, Math.min(62, horizon - top - 16)];
  const pane: Dot[] = [
    [x, top],
    [x + width, top],
    [x + width, top + height],
    [x, top + height],
  ];
  const shelf = x > -frame.width * 0.2 ? -frame.width * 0.42 : frame.width * 0.16;
  return (
    <>
      <DepthLayer depth={0.3}>
        <InkShape id="window" straight dots={pane} fill={night ? DARK : WHITE} weight={0.8} />
        <InkLine
          id="bar-v"
          straight
          dots={[
            [x + width / 2, top],
            [x + width / 2, top + height],
          ]}
          weight={0.8}
        />
        <InkLine
          id="bar-h"
          straight
          dots={[
            [x, top + height * 0.45],
            [x + width, top + height * 0.45],
          ]}
          weight={0.8}
        />
        <InkLine
          id="sill"
          straight
          dots={[
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
              dots={[
                [shelf, horizon - 34 + step],
                [shelf + frame.width * 0.26, horizon - 34 + step],
              ]}
              weight={0.9}
            />
            {drawEach(3, (index) => {
              const left = shelf + 3 + index * frame.width * 0.08;
              const tall = between(roll, 5, 12);
              return (
                <InkShape
                  id={`thing-${step}-${index}`}
                  straight
                  dots={[
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
          dots={[
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
          dots={[
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
            dots={[
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
