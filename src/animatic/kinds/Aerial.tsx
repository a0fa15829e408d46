import type {ShotPlace as PlaceName} from '../../spot/animatic/read-shot.ts';
import {offsetOf, roomOf, type ShotDrawingProps} from '../composition.ts';
import {DEEP, GREY, INK, PALE, WHITE} from '../drawing/colors.ts';
import {between, type Dot, dice, oval} from '../drawing/hand.ts';
import {DepthLayer, drawEach, Hatch, InkLine, InkShape, useHand} from '../drawing/marks.tsx';
import {Product} from '../product/Product.tsx';

/** From high up: the land as a map, and the subject as a mark on it with a long shadow. */
export function Aerial(props: ShotDrawingProps) {
  const {shot, reading, frame, t} = props;
  const {seed} = useHand();
  const roll = dice(shot.scene ?? shot.setting ?? seed, 'land');
  const reach = frame.width * 0.9;
  const room = roomOf(frame);
  const [x, y] = [offsetOf(props) + (t - 0.5) * room * 0.1, frame.height * 0.04];
  const tall = room * 0.12;
  return (
    <>
      <DepthLayer depth={0.85}>
        <Land place={reading.place} reach={reach} deep={frame.height * 0.8} roll={roll} />
      </DepthLayer>
      <DepthLayer depth={1}>
        <Hatch
          id="long-shadow"
          dots={[
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
            <InkShape id="shoulders" dots={oval(x, y, tall * 0.44, tall * 0.24)} fill={WHITE} weight={0.8} />
            <InkShape
              id="crown"
              dots={oval(x, y - 0.4, tall * 0.19, tall * 0.2, 8)}
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
  roll,
}: {
  place: PlaceName;
  reach: number;
  deep: number;
  roll: () => number;
}) {
  if (place === 'city' || place === 'room' || place === 'studio') {
    const size = 26;
    const turn = between(roll, -18, 18);
    const roofs: {x: number; y: number; w: number; h: number; tone: string}[] = [];
    for (let x = -reach * 1.2; x < reach * 1.2; x += size)
      for (let y = -deep * 1.2; y < deep * 1.2; y += size * 0.9)
        if (Math.hypot(x + size / 2, y + size / 2) > size * 0.9)
          roofs.push({
            x: x + 3,
            y: y + 3,
            w: size * between(roll, 0.56, 0.78),
            h: size * between(roll, 0.5, 0.68),
            tone: [PALE, GREY, WHITE][Math.floor(roll() * 3)] ?? PALE,
          });
    return (
      <g transform={`rotate(${turn})`}>
        {roofs.map(({x, y, w, h, tone}, index) => (
          <g key={`${x}-${y}`}>
            <path d={`M${x + w} ${y}l4 4v${h}h${-w}l-4 -4z`} fill={DEEP} />
            <InkShape
              id={`roof-${index}`}
              straight
              dots={[
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
  const bend = (shift: number, sway: number): Dot[] =>
    Array.from({length: 9}, (_, index): Dot => {
      const y = -deep + (index / 8) * deep * 2;
      return [shift + Math.sin(index * 0.9 + sway) * 15, y];
    });
  const sway = between(roll, 0, 6);
  const river = bend(between(roll, -14, 10), sway);
  const lines = Array.from({length: 11}, (_, index) =>
    bend(-reach + index * reach * 0.2, sway + index * 0.12),
  );
  return (
    <>
      {lines.map((dots, index) => (
        <InkLine
          key={dots[0]?.[0]}
          id={`contour-${index}`}
          dots={dots}
          weight={0.45}
          line={index % 3 ? GREY : DEEP}
        />
      ))}
      {place === 'sea' && (
        <InkShape
          id="sea"
          dots={[...river, [reach * 1.4, deep], [reach * 1.4, -deep]]}
          fill={PALE}
          weight={0.9}
        />
      )}
      {place === 'sea' &&
        [5, 10, 16].map((off) => (
          <InkLine
            key={off}
            id={`surf-${off}`}
            dots={river.map(([x, y]): Dot => [x + off, y])}
            line={WHITE}
            weight={0.9}
          />
        ))}
      {place !== 'sea' && (
        <InkLine id="way-edge" dots={river} weight={place === 'road' ? 11 : 6} line={INK} wobble={0} />
      )}
      {place !== 'sea' && (
        <InkLine
          id="way"
          dots={river}
          weight={place === 'road' ? 9.6 : 4.8}
          line={place === 'road' ? GREY : WHITE}
          wobble={0}
        />
      )}
      {(place === 'forest' || place === 'mountains') &&
        drawEach(place === 'forest' ? 70 : 16, (index) => {
          const [cx, cy, r] = [
            between(roll, -reach, reach),
            between(roll, -deep, deep),
            between(roll, 2.6, 5.4),
          ];
          return Math.hypot(cx, cy) < 17 ? null : (
            <InkShape
              id={`crown-${index}`}
              dots={oval(cx, cy, r, r, 7)}
              fill={index % 2 ? GREY : DEEP}
              weight={0.4}
            />
          );
        })}
    </>
  );
}
