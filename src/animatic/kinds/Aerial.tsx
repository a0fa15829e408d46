import type {ShotPlace as PlaceName} from '../../spot/animatic/read-shot.ts';
import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, Hatch, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {type RandomSource, randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {DEEP, GREY, INK, PALE, WHITE} from '../drawing/tones.ts';
import {type ShotDrawingProps, shortSideOf, subjectX} from '../framing.ts';
import {Product} from '../product/Product.tsx';

/** An aerial shot: the land as a map, and the subject small with a long shadow. */
export function Aerial(props: ShotDrawingProps) {
  const {shot, reading, view, t} = props;
  const {seed} = useDrawing();
  const random = seededRandom(shot.scene ?? shot.setting ?? seed, 'land');
  const reach = view.width * 0.9;
  const shortSide = shortSideOf(view);
  const [x, y] = [subjectX(props) + (t - 0.5) * shortSide * 0.1, view.height * 0.04];
  const tall = shortSide * 0.12;
  return (
    <>
      <DepthLayer depth={0.85}>
        <Land place={reading.place} reach={reach} deep={view.height * 0.8} random={random} />
      </DepthLayer>
      <DepthLayer depth={1}>
        <Hatch
          id="long-shadow"
          points={[
            [x - 2, y],
            [x + 3, y - 1],
            [x + tall * 2.1, y + tall * 1.1],
            [x + tall * 1.8, y + tall * 1.4],
          ]}
          gap={1.1}
          slant={30}
          line={INK}
          weight={0.8}
          opacity={0.9}
        />
        {reading.people ? (
          <>
            <InkShape
              id="shoulders"
              points={ellipsePoints(x, y, tall * 0.44, tall * 0.24)}
              fill={WHITE}
              weight={0.8}
            />
            <InkShape
              id="crown"
              points={ellipsePoints(x, y - 0.4, tall * 0.19, tall * 0.2, 8)}
              fill={DEEP}
              weight={0.8}
            />
          </>
        ) : (
          <Product form={reading.form} x={x} y={y} height={tall * 1.3} above />
        )}
        <circle
          cx={x}
          cy={y}
          r={tall * 1.15}
          fill="none"
          stroke={INK}
          strokeWidth={0.5}
          strokeDasharray="2 1.6"
        />
      </DepthLayer>
    </>
  );
}

function Land({
  place,
  reach,
  deep,
  random,
}: {
  place: PlaceName;
  reach: number;
  deep: number;
  random: RandomSource;
}) {
  if (place === 'city' || place === 'room' || place === 'studio') {
    const size = 26;
    const turn = randomBetween(random, -18, 18);
    const roofs: {x: number; y: number; w: number; h: number; tone: string}[] = [];
    for (let x = -reach * 1.2; x < reach * 1.2; x += size)
      for (let y = -deep * 1.2; y < deep * 1.2; y += size * 0.9)
        if (Math.hypot(x + size / 2, y + size / 2) > size * 0.9)
          roofs.push({
            x: x + 3,
            y: y + 3,
            w: size * randomBetween(random, 0.56, 0.78),
            h: size * randomBetween(random, 0.5, 0.68),
            tone: [PALE, GREY, WHITE][Math.floor(random() * 3)] ?? PALE,
          });
    return (
      <g transform={`rotate(${turn})`}>
        {roofs.map(({x, y, w, h, tone}, index) => (
          <g key={`${x}-${y}`}>
            <path d={`M${x + w} ${y}l4 4v${h}h${-w}l-4 -4z`} fill={DEEP} />
            <InkShape
              id={`roof-${index}`}
              straight
              points={[
                [x, y],
                [x + w, y],
                [x + w, y + h],
                [x, y + h],
              ]}
              fill={tone}
              weight={0.45}
            />
          </g>
        ))}
      </g>
    );
  }
  const bend = (shift: number, sway: number): DrawingPoint[] =>
    Array.from({length: 9}, (_, index): DrawingPoint => {
      const y = -deep + (index / 8) * deep * 2;
      return [shift + Math.sin(index * 0.9 + sway) * 15, y];
    });
  const sway = randomBetween(random, 0, 6);
  const river = bend(randomBetween(random, -14, 10), sway);
  const lines = Array.from({length: 11}, (_, index) =>
    bend(-reach + index * reach * 0.2, sway + index * 0.12),
  );
  return (
    <>
      {lines.map((points, index) => (
        <InkLine
          key={points[0]?.[0]}
          id={`contour-${index}`}
          points={points}
          weight={0.45}
          line={index % 3 ? GREY : DEEP}
        />
      ))}
      {place === 'sea' && (
        <InkShape
          id="sea"
          points={[...river, [reach * 1.4, deep], [reach * 1.4, -deep]]}
          fill={PALE}
          weight={0.9}
        />
      )}
      {place === 'sea' &&
        [5, 10, 16].map((off) => (
          <InkLine
            key={off}
            id={`surf-${off}`}
            points={river.map(([x, y]): DrawingPoint => [x + off, y])}
            line={WHITE}
            weight={0.9}
          />
        ))}
      {place !== 'sea' && (
        <InkLine id="way-edge" points={river} weight={place === 'road' ? 11 : 6} line={INK} wobble={0} />
      )}
      {place !== 'sea' && (
        <InkLine
          id="way"
          points={river}
          weight={place === 'road' ? 9.6 : 4.8}
          line={place === 'road' ? GREY : WHITE}
          wobble={0}
        />
      )}
      {(place === 'forest' || place === 'mountains') &&
        drawTimes(place === 'forest' ? 70 : 16, (index) => {
          const [cx, cy, r] = [
            randomBetween(random, -reach, reach),
            randomBetween(random, -deep, deep),
            randomBetween(random, 2.6, 5.4),
          ];
          return Math.hypot(cx, cy) < 17 ? null : (
            <InkShape
              id={`crown-${index}`}
              points={ellipsePoints(cx, cy, r, r, 7)}
              fill={index % 2 ? GREY : DEEP}
              weight={0.4}
            />
          );
        })}
    </>
  );
}
