import type {Size} from '../../spot/geometry/box.ts';
import {DEEP, WHITE} from '../drawing/colors.ts';
import {between, type Dice, type Dot, oval} from '../drawing/hand.ts';
import {DepthLayer, drawEach, InkLine, InkShape} from '../drawing/marks.tsx';

/** What every place is drawn from. */
export type Ground = {
  frame: Size;
  /** Where the ground meets the sky. */
  horizon: number;
  night: boolean;
  roll: Dice;
  /** How far to the sides, and down, anything has to be drawn: a camera that travels sees more than a frame. */
  reach: number;
  floor: number;
};

export function Sun({
  roll,
  horizon,
  reach,
  night,
}: {
  roll: Dice;
  horizon: number;
  reach: number;
  night: boolean;
}) {
  const x = between(roll, -0.34, 0.34) * reach;
  const y = horizon - between(roll, 24, 52);
  const r = between(roll, 7, 11);
  return (
    <DepthLayer depth={0.05}>
      <InkShape id="sun" dots={oval(x, y, r, r, 12)} fill={WHITE} />
      {!night &&
        drawEach(3, (index) => (
          <InkLine
            id={`haze-${index}`}
            straight
            dots={[
              [x - 34 - index * 9, y + 15 + index * 6],
              [x + 26 + index * 12, y + 15 + index * 6],
            ]}
            weight={0.4}
            line={DEEP}
          />
        ))}
    </DepthLayer>
  );
}

export const Tufts = ({roll, reach, y}: {roll: Dice; reach: number; y: number}) =>
  drawEach(9, (index) => {
    const x = between(roll, -reach, reach);
    const base = y + between(roll, 0, 30);
    return (
      <InkLine
        id={`tuft-${index}`}
        straight
        dots={[
          [x - 2, base - 4],
          [x, base],
          [x + 1, base - 5],
          [x + 1.6, base],
          [x + 4, base - 3],
        ]}
        weight={0.45}
        line={DEEP}
      />
    );
  });

/** Peaks and dips from left to right. */
export function ridge(roll: Dice, reach: number, y: number, height: number, count: number): Dot[] {
  return Array.from({length: count * 2 + 1}, (_, index): Dot => {
    const x = -reach + (index / (count * 2)) * reach * 2;
    return [
      x,
      index % 2 === 0 ? y - between(roll, 0, height * 0.3) : y - between(roll, height * 0.45, height),
    ];
  });
}
