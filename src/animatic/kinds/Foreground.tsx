import type {ShotDrawingProps} from '../composition.ts';
import {DEEP, INK, WHITE} from '../drawing/colors.ts';
import {type Dot, dice} from '../drawing/hand.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useHand} from '../drawing/marks.tsx';

/** Something dark at the edge and near the camera: it gives a wide shot its depth. */
export function Foreground({shot, reading, frame}: ShotDrawingProps) {
  const {seed} = useHand();
  if (shot.framing !== 'wide' || reading.place === 'studio') return null;
  const side = dice(seed, 'near')() < 0.5 ? -1 : 1;
  const [x, y] = [side * frame.width * 0.5, frame.height * 0.5];
  const straight = reading.place === 'city' || reading.place === 'room';
  const dots: Dot[] = straight
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
      <InkShape id="near-edge" straight={straight} dots={dots} fill={DEEP} line={null} wobble={1} />
      <Hatch id="near-edge" straight={straight} dots={dots} gap={3.4} line={INK} weight={1.3} opacity={0.5} />
      {!straight && (
        <InkLine
          id="blades"
          straight
          dots={[
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
