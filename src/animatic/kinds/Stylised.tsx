import {ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/tones.ts';
import {Figure} from '../figure/Figure.tsx';
import {PRODUCT_HEIGHT, type ShotDrawingProps, shortSideOf, subjectX, subjectY} from '../framing.ts';
import {fittingHeight, Product} from '../product/Product.tsx';

/** An abstract setting: rays, dots and shapes turn and float around the subject. */
export function Stylised(props: ShotDrawingProps) {
  const {shot, reading, view, seconds} = props;
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'stylised');
  const shortSide = shortSideOf(view);
  const reach = Math.hypot(view.width, view.height);
  const count = 11 + Math.floor(random() * 6);
  const rays = Array.from({length: count}, (_, index) => {
    const [a, b] = [index / count, (index + 0.5) / count].map((part) => part * Math.PI * 2);
    return `M0 0L${Math.cos(a ?? 0) * reach} ${Math.sin(a ?? 0) * reach}L${Math.cos(b ?? 0) * reach} ${Math.sin(b ?? 0) * reach}Z`;
  });
  const x = subjectX(props);
  const height = fittingHeight(
    reading.form,
    shortSide *
      PRODUCT_HEIGHT[shot.framing === 'overhead' || shot.framing === 'aerial' ? 'medium' : shot.framing],
    view.width * 0.8,
  );
  const float = subjectY(props) + Math.sin(seconds * 1.8) * shortSide * 0.02;
  const disc = height * 0.62;
  return (
    <>
      <DepthLayer depth={0.2}>
        <path d={rays.join('')} fill={PALE} transform={`rotate(${seconds * 9 + random() * 90})`} />
      </DepthLayer>
      <DepthLayer depth={0.6}>
        <InkShape
          id="disc"
          points={ellipsePoints(x, subjectY(props), disc, disc, 18)}
          fill={DARK}
          weight={0.9}
        />
        <Halftone x={x} y={subjectY(props)} radius={disc} />
      </DepthLayer>
      {drawTimes(10, (index) => {
        const turn = randomBetween(random, 0, Math.PI * 2);
        const [far, size] = [
          randomBetween(random, 0.44, 0.75) * shortSide,
          randomBetween(random, 0.02, 0.06) * shortSide,
        ];
        const points = ellipsePoints(
          Math.cos(turn + seconds * 0.14) * far + x,
          Math.sin(turn + seconds * 0.14) * far * 1.25,
          size,
          size,
          [3, 4, 10][index % 3],
        );
        return (
          <DepthLayer depth={0.7 + (index % 4) * 0.25}>
            <InkShape
              id={`bit-${index}`}
              straight={index % 3 < 2}
              points={points}
              fill={[WHITE, GREY, DEEP][index % 3]}
              weight={0.7}
            />
          </DepthLayer>
        );
      })}
      <DepthLayer depth={1}>
        {reading.people ? (
          <Figure
            id="body"
            act={reading.act}
            turn={seconds * 0.7}
            x={x}
            y={height * 0.66 + float}
            height={height * 1.3}
          />
        ) : (
          <Product
            form={reading.form}
            x={x}
            y={height * 0.5 + float}
            height={height}
            turn={Math.sin(seconds) * 6 + randomBetween(random, -8, 8)}
          />
        )}
      </DepthLayer>
    </>
  );
}

/** Halftone dots that grow towards one side. */
function Halftone({x, y, radius}: {x: number; y: number; radius: number}) {
  const gap = radius / 7;
  const points: string[] = [];
  for (let dx = -radius; dx <= radius; dx += gap)
    for (let dy = -radius; dy <= radius; dy += gap) {
      const r = gap * 0.5 * Math.max(0, (dx + dy) / (radius * 2.2));
      if (Math.hypot(dx, dy) < radius * 0.94 && r > 0.2)
        points.push(`M${x + dx - r} ${y + dy}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`);
    }
  return <path d={points.join('')} fill={GREY} />;
}
