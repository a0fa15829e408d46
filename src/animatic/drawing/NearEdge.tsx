import type {ShotDrawingProps} from '../framing.ts';
import type {DrawingPoint} from './hand-drawn-paths.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useDrawing} from './ink-shapes.tsx';
import {seededRandom} from './seeded-random.ts';
import {DEEP, INK, WHITE} from './tones.ts';

/** A dark shape near the camera at one edge, which gives wide shots depth. */
export function NearEdge({shot, reading, view}: ShotDrawingProps) {
  const {seed} = useDrawing();
  if (shot.framing !== 'wide' || reading.place === 'studio') return null;
  const side = seededRandom(seed, 'near')() < 0.5 ? -1 : 1;
  const [x, y] = [side * view.width * 0.5, view.height * 0.5];
  const straight = reading.place === 'city' || reading.place === 'room';
  const points: DrawingPoint[] = straight
    ? [
        [x + side * 60, -y * 1.8],
        [x - side * 9, -y * 1.8],
        [x - side * 9, y * 1.8],
        [x + side * 60, y * 1.8],
      ]
    : [
        [x + side * 60, y * 0.42],
        [x + side * 2, y * 0.5],
        [x - side * 12, y * 0.66],
        [x - side * 34, y * 0.9],
        [x - side * 46, y * 1.8],
        [x + side * 60, y * 1.8],
      ];
  return (
    <DepthLayer depth={1.7}>
      <InkShape id="near-edge" straight={straight} points={points} fill={DEEP} line={null} wobble={1} />
      <Hatch
        id="near-edge"
        straight={straight}
        points={points}
        gap={3.4}
        line={INK}
        weight={1.3}
        opacity={0.5}
      />
      {!straight && (
        <InkLine
          id="blades"
          straight
          points={[
            [x - side * 14, y * 0.7],
            [x - side * 10, y * 0.52],
            [x - side * 8, y * 0.68],
            [x - side * 2, y * 0.44],
            [x - side * 1, y * 0.6],
          ]}
          weight={1}
          line={WHITE}
        />
      )}
    </DepthLayer>
  );
}
