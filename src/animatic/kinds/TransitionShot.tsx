import {useId} from 'react';
import {roomOf, type ShotDrawingProps} from '../composition.ts';
import {DARK, DEEP, GREY, INK, WHITE} from '../drawing/colors.ts';
import {between, dice} from '../drawing/hand.ts';
import {drawEach, InkLine, InkShape, useHand} from '../drawing/marks.tsx';
import {Place} from '../places/Place.tsx';
import {heightIn, Product} from '../product/Product.tsx';

/** One picture is swept away by the next: an edge with streaks crosses the frame once. */
export function TransitionShot(props: ShotDrawingProps) {
  const {shot, reading, frame, t} = props;
  const {seed} = useHand();
  const clip = useId();
  const roll = dice(seed, 'transition');
  const way = roll() < 0.5 ? 1 : -1;
  const slant = between(roll, 10, 26);
  const [w, h] = [frame.width * 0.62 + slant, frame.height * 0.6];
  const edge = (t * 2 - 1) * w * 0.86;
  const room = roomOf(frame);
  const size = {'extreme-close-up': 1.5, 'close-up': 1, medium: 0.7, wide: 0.4, aerial: 0.3, overhead: 0.6}[
    shot.framing
  ];
  const _name = shot.scene ?? shot.setting ?? '';
  const height = heightIn(reading.form, room * size, frame.width * 0.72);
  return (
    <g transform={`scale(${way} 1)`}>
      <Place {...props} />
      <clipPath id={clip}>
        <path d={`M${-w * 2} ${-h}H${edge + slant}L${edge - slant} ${h}H${-w * 2}Z`} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect x={-w * 2} y={-h} width={w * 4} height={h * 2} fill={DARK} />
        <g transform={`rotate(${between(roll, -20, 20)})`}>
          {drawEach(15, (index) => (
            <InkLine
              id={`streak-${index}`}
              straight
              dots={[
                [-w * 2, -h + index * h * 0.15],
                [w * 2, -h + index * h * 0.15 + 8],
              ]}
              line={DEEP}
              weight={between(roll, 0.6, 3.4)}
            />
          ))}
        </g>
        <Product form={reading.form} x={0} y={height * 0.5} height={height} turn={(1 - t) * -30} />
      </g>
      <InkShape
        id="edge"
        straight
        dots={[
          [edge + slant, -h],
          [edge + slant + 5, -h],
          [edge - slant + 5, h],
          [edge - slant, h],
        ]}
        fill={WHITE}
        weight={0.8}
      />
      {drawEach(9, (index) => {
        const y = -h * 0.86 + index * h * 0.21;
        const x = edge - (y / h) * slant;
        return (
          <InkLine
            id={`speed-${index}`}
            straight
            dots={[
              [x - between(roll, 10, 30), y],
              [x - 3, y],
            ]}
            line={index % 2 ? WHITE : GREY}
            weight={0.9}
          />
        );
      })}
      <InkLine
        id="tip"
        straight
        dots={[
          [edge + 10, -4],
          [edge + 17, 0],
          [edge + 10, 4],
        ]}
        line={INK}
        weight={1.4}
      />
    </g>
  );
}
