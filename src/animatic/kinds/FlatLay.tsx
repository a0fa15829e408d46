import {offsetOf, PRODUCT_HEIGHT, roomOf, type ShotDrawingProps} from '../composition.ts';
import {DEEP, GREY, PALE, WHITE} from '../drawing/colors.ts';
import {between, type Dot, dice, oval} from '../drawing/hand.ts';
import {DepthLayer, drawAll, Hatch, InkLine, InkShape, useHand} from '../drawing/marks.tsx';
import {Product} from '../product/Product.tsx';

/** Straight down on a table: things as plans, shadows short and to one side. */
export function FlatLay(props: ShotDrawingProps) {
  const {reading, frame} = props;
  const {seed} = useHand();
  const roll = dice(seed, 'flat-lay');
  const room = roomOf(frame);
  const height = room * PRODUCT_HEIGHT.overhead;
  const [x, y] = [offsetOf(props), -frame.height * 0.03];
  const away = roll() < 0.5 ? -1 : 1;
  const others = Array.from({length: 5}, (_, index) => {
    const turn = (index / 5) * Math.PI * 2 + roll();
    return {
      at: [x + Math.cos(turn) * room * 0.43, y + Math.sin(turn) * room * 0.52] as Dot,
      size: room * between(roll, 0.07, 0.12),
      square: roll() < 0.4,
      turn: roll(),
    };
  });
  return (
    <>
      <DepthLayer depth={0.9}>
        {[-3, -2, -1, 0, 1, 2, 3].map((row) => (
          <InkLine
            key={row}
            id={`plank-${row}`}
            straight
            dots={[
              [-frame.width, row * room * 0.27 + 6],
              [frame.width, row * room * 0.27],
            ]}
            weight={0.45}
            line={GREY}
          />
        ))}
        <InkShape
          id="cloth"
          straight
          dots={[
            [x - room * 0.34, y - room * 0.3],
            [x + room * 0.33, y - room * 0.34],
            [x + room * 0.36, y + room * 0.3],
            [x - room * 0.3, y + room * 0.35],
          ]}
          fill={PALE}
          wobble={1}
        />
      </DepthLayer>
      <DepthLayer depth={1}>
        {drawAll(others, ({at: [cx, cy], size, square, turn}, index) => {
          const dots: Dot[] = square ? oval(cx, cy, size, size, 4) : oval(cx, cy, size, size, 12);
          return (
            <g>
              <Hatch
                id={`other-shadow-${index}`}
                straight={square}
                dots={dots.map(([dx, dy]): Dot => [dx + away * 3, dy + 3])}
                gap={1.6}
              />
              <InkShape
                id={`other-${index}`}
                straight={square}
                dots={dots}
                fill={turn < 0.5 ? WHITE : GREY}
              />
              {!square && (
                <InkShape
                  id={`other-in-${index}`}
                  dots={oval(cx, cy, size * 0.6, size * 0.6)}
                  fill={turn < 0.5 ? PALE : DEEP}
                />
              )}
            </g>
          );
        })}
        <Hatch
          id="plan-shadow"
          dots={oval(x + away * height * 0.14, y + height * 0.12, height * 0.4, height * 0.44)}
          gap={1.8}
          weight={1.2}
          slant={away * 40}
        />
        <Product form={reading.form} x={x} y={y} height={height * 1.1} above turn={between(roll, -24, 24)} />
      </DepthLayer>
    </>
  );
}
