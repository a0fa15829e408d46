import {dropOf, offsetOf, PRODUCT_HEIGHT, roomOf, type ShotDrawingProps} from '../composition.ts';
import {GREY, WHITE} from '../drawing/colors.ts';
import {between, type Dot, dice, oval} from '../drawing/hand.ts';
import {DepthLayer, drawEach, Hatch, InkShape, useHand} from '../drawing/marks.tsx';
import {Place} from '../places/Place.tsx';
import {heightIn, Product} from '../product/Product.tsx';
import {CastShadow, Surface} from './Surface.tsx';

/** A product on a surface, lit from one side: a detail of it, or all of it with air around. */
export function ProductDetail(props: ShotDrawingProps) {
  const {shot, reading, frame, seconds} = props;
  const {seed} = useHand();
  const roll = dice(seed, 'detail');
  const light = roll() < 0.5 ? -1 : 1;
  const closest = shot.framing === 'extreme-close-up';
  const asked = roomOf(frame) * PRODUCT_HEIGHT[shot.framing];
  const height = closest ? asked : heightIn(reading.form, asked, frame.width * 0.84);
  const base = closest
    ? height * between(roll, 0.3, 0.72)
    : dropOf(props) + frame.height * 0.06 + height * 0.42;
  const x = offsetOf(props) + (closest ? between(roll, -0.16, 0.16) * height : 0);
  const turns = /turn|spin|rotat|tilt|fall|float/i.test(shot.action ?? '');
  return (
    <>
      <g opacity={0.75}>
        <DepthLayer depth={0.4}>
          <Place {...props} above={base - 14} />
        </DepthLayer>
      </g>
      <DepthLayer depth={0.9}>
        <Surface y={base - height * 0.06} frame={frame} />
      </DepthLayer>
      <DepthLayer depth={1}>
        <CastShadow x={x} y={base} width={height * 0.5} away={-light} />
        <Company x={x} y={base} size={height * 0.16} />
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

/** One or two small things beside the product: they give it a scale. */
function Company({x, y, size}: {x: number; y: number; size: number}) {
  const {seed} = useHand();
  const roll = dice(seed, 'company');
  const side = roll() < 0.5 ? -1 : 1;
  return drawEach(roll() < 0.6 ? 2 : 1, (index) => {
    const s = size * between(roll, 0.7, 1.1);
    const cx = x + side * (size * (2.6 + index * 1.5));
    const cy = y + size * (0.35 - index * 0.3);
    const round = roll() < 0.5;
    const dots: Dot[] = round
      ? oval(cx, cy - s * 0.5, s * 0.5, s * 0.5)
      : [
          [cx - s * 0.5, cy - s * 0.8],
          [cx + s * 0.4, cy - s * 0.95],
          [cx + s * 0.55, cy - s * 0.1],
          [cx - s * 0.4, cy],
        ];
    return (
      <g>
        <InkShape id={`company-${index}`} straight={!round} dots={dots} fill={index ? GREY : WHITE} />
        <Hatch
          id={`company-${index}`}
          straight={!round}
          dots={dots.map(([dx, dy]): Dot => [Math.max(dx, cx), dy])}
          gap={1.6}
          weight={0.6}
        />
      </g>
    );
  });
}

/** Condensation. */
function Drops({x, y, height}: {x: number; y: number; height: number}) {
  const {seed} = useHand();
  const roll = dice(seed, 'drops');
  return drawEach(14, (index) => {
    const [cx, cy, r] = [
      x + between(roll, -0.15, 0.15) * height,
      y - between(roll, 0.1, 0.68) * height,
      between(roll, 0.008, 0.02) * height,
    ];
    return (
      <InkShape
        id={`drop-${index}`}
        dots={oval(cx, cy, r * 0.8, r, 6)}
        fill={WHITE}
        weight={0.4}
        wobble={0.1}
      />
    );
  });
}
