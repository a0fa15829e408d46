import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawAll, Hatch, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {type RandomSource, randomBetween} from '../drawing/seeded-random.ts';
import {DARK, DEEP, GREY, PALE, PAPER, WHITE} from '../drawing/tones.ts';
import {type PlaceProps, Sun} from './landscape.tsx';

/** A street with houses on both sides. */
export const City = ({horizon, reach, floor, random, night}: PlaceProps) => (
  <>
    <Sun random={random} horizon={horizon - 30} reach={reach} night={night} />
    {[0.2, 0.5].map((depth, layer) => (
      <DepthLayer key={depth} depth={depth}>
        {drawAll(houseRow(random, reach, layer === 0 ? 15 : 22), ([x, width, height], index) => {
          const tall = height * (layer === 0 ? 62 : 46) + 14;
          const wall: DrawingPoint[] = [
            [x, horizon - tall],
            [x + width, horizon - tall],
            [x + width, horizon + 2],
            [x, horizon + 2],
          ];
          return (
            <g>
              <InkShape
                id={`house-${layer}-${index}`}
                straight
                points={wall}
                fill={layer === 0 ? PALE : index % 2 ? GREY : DEEP}
              />
              {layer === 1 && index % 2 === 0 && (
                <Windows x={x} y={horizon - tall} width={width} height={tall} lit={night} />
              )}
              {layer === 1 && index % 3 === 1 && (
                <Hatch id={`house-${index}`} straight points={wall} gap={3} opacity={0.4} />
              )}
            </g>
          );
        })}
      </DepthLayer>
    ))}
    <DepthLayer depth={0.8}>
      <InkShape
        id="street"
        straight
        points={[
          [-reach, horizon + 2],
          [reach, horizon + 2],
          [reach, floor],
          [-reach, floor],
        ]}
        fill={PAPER}
        line={null}
      />
      <InkLine
        id="kerb"
        straight
        points={[
          [-reach, horizon + 6],
          [reach, horizon + 6],
        ]}
      />
      <InkLine
        id="lane-a"
        straight
        points={[
          [-6, horizon + 7],
          [-reach * 0.9, floor],
        ]}
        weight={0.5}
      />
      <InkLine
        id="lane-b"
        straight
        points={[
          [6, horizon + 7],
          [reach * 0.9, floor],
        ]}
        weight={0.5}
      />
      <InkLine
        id="dashes"
        straight
        points={[
          [0, horizon + 10],
          [0, floor],
        ]}
        dashes="7 6"
        weight={0.9}
        line={WHITE}
      />
    </DepthLayer>
  </>
);

function Windows({
  x,
  y,
  width,
  height,
  lit,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  lit: boolean;
}) {
  const rows = Math.floor((height - 6) / 7);
  const d = Array.from({length: rows * 3}, (_, index) => {
    const left = x + width * (0.2 + (index % 3) * 0.25);
    return `M${left} ${y + 5 + Math.floor(index / 3) * 7}h${width * 0.12}v3h${-width * 0.12}z`;
  });
  return <path d={d.join('')} fill={lit ? WHITE : DARK} opacity={0.8} />;
}

/** Houses side by side: left edge, width and relative height (0 to 1) of each. */
function houseRow(
  random: RandomSource,
  reach: number,
  wide: number,
): [x: number, width: number, height: number][] {
  const houses: [number, number, number][] = [];
  for (let x = -reach; x < reach; ) {
    const width = wide * randomBetween(random, 0.7, 1.3);
    // Low houses in the middle open the view along the street.
    houses.push([
      x,
      width,
      Math.abs(x + width / 2) < wide * 0.7 ? random() * 0.25 : randomBetween(random, 0.4, 1),
    ]);
    x += width;
  }
  return houses;
}
