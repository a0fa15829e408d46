import {useId} from 'react';
import {drawTimes, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {DARK, DEEP, GREY, INK, WHITE} from '../drawing/tones.ts';
import {type ShotDrawingProps, shortSideOf} from '../framing.ts';
import {Place} from '../places/Place.tsx';
import {fittingHeight, Product} from '../product/Product.tsx';

/** A wipe from one picture to the next: an edge with motion streaks crosses the frame once. */
export function TransitionShot(props: ShotDrawingProps) {
  const {shot, reading, view, t} = props;
  const {seed} = useDrawing();
  const clip = useId();
  const random = seededRandom(seed, 'transition');
  const way = random() < 0.5 ? 1 : -1;
  const slant = randomBetween(random, 10, 26);
  const [w, h] = [view.width * 0.62 + slant, view.height * 0.6];
  const edge = (t * 2 - 1) * w * 0.86;
  const shortSide = shortSideOf(view);
  const size = {'extreme-close-up': 1.5, 'close-up': 1, medium: 0.7, wide: 0.4, aerial: 0.3, overhead: 0.6}[
    shot.framing
  ];
  const height = fittingHeight(reading.form, shortSide * size, view.width * 0.72);
  return (
    <g transform={`scale(${way} 1)`}>
      <Place {...props} />
      <clipPath id={clip}>
        <path d={`M${-w * 2} ${-h}H${edge + slant}L${edge - slant} ${h}H${-w * 2}Z`} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect x={-w * 2} y={-h} width={w * 4} height={h * 2} fill={DARK} />
        <g transform={`rotate(${randomBetween(random, -20, 20)})`}>
          {drawTimes(15, (index) => (
            <InkLine
              id={`streak-${index}`}
              straight
              points={[
                [-w * 2, -h + index * h * 0.15],
                [w * 2, -h + index * h * 0.15 + 8],
              ]}
              line={DEEP}
              weight={randomBetween(random, 0.6, 3.4)}
            />
          ))}
        </g>
        <Product form={reading.form} x={0} y={height * 0.5} height={height} turn={(1 - t) * -30} />
      </g>
      <InkShape
        id="edge"
        straight
        points={[
          [edge + slant, -h],
          [edge + slant + 5, -h],
          [edge - slant + 5, h],
          [edge - slant, h],
        ]}
        fill={WHITE}
        weight={0.8}
      />
      {drawTimes(9, (index) => {
        const y = -h * 0.86 + index * h * 0.21;
        const x = edge - (y / h) * slant;
        return (
          <InkLine
            id={`speed-${index}`}
            straight
            points={[
              [x - randomBetween(random, 10, 30), y],
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
        points={[
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
