import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawAll, Hatch, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {DEEP, GREY, PALE, WHITE} from '../drawing/tones.ts';
import {PRODUCT_HEIGHT, type ShotDrawingProps, shortSideOf, subjectX} from '../framing.ts';
import {Product} from '../product/Product.tsx';

/** An overhead shot of a table: objects seen from above, with short shadows to one side. */
export function FlatLay(props: ShotDrawingProps) {
  const {reading, view} = props;
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'flat-lay');
  const shortSide = shortSideOf(view);
  const height = shortSide * PRODUCT_HEIGHT.overhead;
  const [x, y] = [subjectX(props), -view.height * 0.03];
  const away = random() < 0.5 ? -1 : 1;
  const others = Array.from({length: 5}, (_, index) => {
    const turn = (index / 5) * Math.PI * 2 + random();
    const at: DrawingPoint = [x + Math.cos(turn) * shortSide * 0.43, y + Math.sin(turn) * shortSide * 0.52];
    return {
      at,
      size: shortSide * randomBetween(random, 0.07, 0.12),
      square: random() < 0.4,
      turn: random(),
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
            points={[
              [-view.width, row * shortSide * 0.27 + 6],
              [view.width, row * shortSide * 0.27],
            ]}
            weight={0.45}
            line={GREY}
          />
        ))}
        <InkShape
          id="cloth"
          straight
          points={[
            [x - shortSide * 0.34, y - shortSide * 0.3],
            [x + shortSide * 0.33, y - shortSide * 0.34],
            [x + shortSide * 0.36, y + shortSide * 0.3],
            [x - shortSide * 0.3, y + shortSide * 0.35],
          ]}
          fill={PALE}
          wobble={1}
        />
      </DepthLayer>
      <DepthLayer depth={1}>
        {drawAll(others, ({at: [cx, cy], size, square, turn}, index) => {
          const points: DrawingPoint[] = square
            ? ellipsePoints(cx, cy, size, size, 4)
            : ellipsePoints(cx, cy, size, size, 12);
          return (
            <g>
              <Hatch
                id={`other-shadow-${index}`}
                straight={square}
                points={points.map(([dx, dy]): DrawingPoint => [dx + away * 3, dy + 3])}
                gap={1.6}
              />
              <InkShape
                id={`other-${index}`}
                straight={square}
                points={points}
                fill={turn < 0.5 ? WHITE : GREY}
              />
              {!square && (
                <InkShape
                  id={`other-in-${index}`}
                  points={ellipsePoints(cx, cy, size * 0.6, size * 0.6)}
                  fill={turn < 0.5 ? PALE : DEEP}
                />
              )}
            </g>
          );
        })}
        <Hatch
          id="plan-shadow"
          points={ellipsePoints(x + away * height * 0.14, y + height * 0.12, height * 0.4, height * 0.44)}
          gap={1.8}
          weight={1.2}
          slant={away * 40}
        />
        <Product
          form={reading.form}
          x={x}
          y={y}
          height={height * 1.1}
          above
          turn={randomBetween(random, -24, 24)}
        />
      </DepthLayer>
    </>
  );
}
