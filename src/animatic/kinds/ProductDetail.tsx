import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, Hatch, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {CastShadow, Surface} from '../drawing/Surface.tsx';
import {randomBetween, seededRandom} from '../drawing/seeded-random.ts';
import {GREY, WHITE} from '../drawing/tones.ts';
import {PRODUCT_HEIGHT, type ShotDrawingProps, shortSideOf, subjectX, subjectY} from '../framing.ts';
import {Place} from '../places/Place.tsx';
import {fittingHeight, Product} from '../product/Product.tsx';

/** A product on a surface, lit from one side: a detail of it, or the whole with free space around. */
export function ProductDetail(props: ShotDrawingProps) {
  const {shot, reading, view, seconds} = props;
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'detail');
  const light = random() < 0.5 ? -1 : 1;
  const closest = shot.framing === 'extreme-close-up';
  const wanted = shortSideOf(view) * PRODUCT_HEIGHT[shot.framing];
  const height = closest ? wanted : fittingHeight(reading.form, wanted, view.width * 0.84);
  const base = closest
    ? height * randomBetween(random, 0.3, 0.72)
    : subjectY(props) + view.height * 0.06 + height * 0.42;
  const x = subjectX(props) + (closest ? randomBetween(random, -0.16, 0.16) * height : 0);
  const turns = /turn|spin|rotat|tilt|fall|float/i.test(shot.action ?? '');
  return (
    <>
      <g opacity={0.75}>
        <DepthLayer depth={0.4}>
          <Place {...props} above={base - 14} />
        </DepthLayer>
      </g>
      <DepthLayer depth={0.9}>
        <Surface y={base - height * 0.06} view={view} />
      </DepthLayer>
      <DepthLayer depth={1}>
        <CastShadow x={x} y={base} width={height * 0.5} away={-light} />
        <SmallObjects x={x} y={base} size={height * 0.16} />
        <Product
          form={reading.form}
          x={x}
          y={base}
          height={height}
          light={light}
          turn={turns ? Math.sin(seconds * 1.6) * 9 : 0}
        />
        {reading.grain === 'drops' && <Drops x={x} y={base} height={height} />}
      </DepthLayer>
    </>
  );
}

/** One or two small objects beside the product, for scale. */
function SmallObjects({x, y, size}: {x: number; y: number; size: number}) {
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'company');
  const side = random() < 0.5 ? -1 : 1;
  return drawTimes(random() < 0.6 ? 2 : 1, (index) => {
    const s = size * randomBetween(random, 0.7, 1.1);
    const cx = x + side * (size * (2.6 + index * 1.5));
    const cy = y + size * (0.35 - index * 0.3);
    const round = random() < 0.5;
    const points: DrawingPoint[] = round
      ? ellipsePoints(cx, cy - s * 0.5, s * 0.5, s * 0.5)
      : [
          [cx - s * 0.5, cy - s * 0.8],
          [cx + s * 0.4, cy - s * 0.95],
          [cx + s * 0.55, cy - s * 0.1],
          [cx - s * 0.4, cy],
        ];
    return (
      <g>
        <InkShape id={`company-${index}`} straight={!round} points={points} fill={index ? GREY : WHITE} />
        <Hatch
          id={`company-${index}`}
          straight={!round}
          points={points.map(([dx, dy]): DrawingPoint => [Math.max(dx, cx), dy])}
          gap={1.6}
          weight={0.6}
        />
      </g>
    );
  });
}

/** Condensation on the product. */
function Drops({x, y, height}: {x: number; y: number; height: number}) {
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'drops');
  return drawTimes(14, (index) => {
    const [cx, cy, r] = [
      x + randomBetween(random, -0.15, 0.15) * height,
      y - randomBetween(random, 0.1, 0.68) * height,
      randomBetween(random, 0.008, 0.02) * height,
    ];
    return (
      <InkShape
        id={`drop-${index}`}
        points={ellipsePoints(cx, cy, r * 0.8, r, 6)}
        fill={WHITE}
        weight={0.4}
        wobble={0.1}
      />
    );
  });
}
