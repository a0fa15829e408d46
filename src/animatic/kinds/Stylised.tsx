import {dropOf, offsetOf, PRODUCT_HEIGHT, roomOf, type ShotDrawingProps} from '../composition.ts';
import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/colors.ts';
import {between, dice, oval} from '../drawing/hand.ts';
import {DepthLayer, drawEach, InkShape, useHand} from '../drawing/marks.tsx';
import {Figure} from '../figure/Figure.tsx';
import {heightIn, Product} from '../product/Product.tsx';

/** No real place: rays, dots and shapes around the subject, that turn and float. */
export function Stylised(props: ShotDrawingProps) {
  const {shot, reading, frame, seconds} = props;
  const {seed} = useHand();
  const roll = dice(seed, 'stylised');
  const room = roomOf(frame);
  const reach = Math.hypot(frame.width, frame.height);
  const count = 11 + Math.floor(roll() * 6);
  const rays = Array.from({length: count}, (_, index) => {
    const [a, b] = [index / count, (index + 0.5) / count].map((part) => part * Math.PI * 2);
    return `M0 0L${Math.cos(a ?? 0) * reach} ${Math.sin(a ?? 0) * reach}L${Math.cos(b ?? 0) * reach} ${Math.sin(b ?? 0) * reach}Z`;
  });
  const x = offsetOf(props);
  const height = heightIn(
    reading.form,
    room * PRODUCT_HEIGHT[shot.framing === 'overhead' || shot.framing === 'aerial' ? 'medium' : shot.framing],
    frame.width * 0.8,
  );
  const float = dropOf(props) + Math.sin(seconds * 1.8) * room * 0.02;
  const disc = height * 0.62;
  return (
    <>
      <DepthLayer depth={0.2}>
        <path d={rays.join('')} fill={PALE} transform={`rotate(${seconds * 9 + roll() * 90})`} />
      </DepthLayer>
      <DepthLayer depth={0.6}>
        <InkShape id="disc" dots={oval(x, dropOf(props), disc, disc, 18)} fill={DARK} weight={0.9} />
        <Halftone x={x} y={dropOf(props)} radius={disc} />
      </DepthLayer>
      {drawEach(10, (index) => {
        const turn = between(roll, 0, Math.PI * 2);
        const [far, size] = [between(roll, 0.44, 0.75) * room, between(roll, 0.02, 0.06) * room];
        const dots = oval(
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
              dots={dots}
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
            turn={Math.sin(seconds) * 6 + between(roll, -8, 8)}
          />
        )}
      </DepthLayer>
    </>
  );
}

/** Dots that grow towards one side. */
function Halftone({x, y, radius}: {x: number; y: number; radius: number}) {
  const gap = radius / 7;
  const dots: string[] = [];
  for (let dx = -radius; dx <= radius; dx += gap)
    for (let dy = -radius; dy <= radius; dy += gap) {
      const r = gap * 0.5 * Math.max(0, (dx + dy) / (radius * 2.2));
      if (Math.hypot(dx, dy) < radius * 0.94 && r > 0.2)
        dots.push(`M${x + dx - r} ${y + dy}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`);
    }
  return <path d={dots.join('')} fill={GREY} />;
}
