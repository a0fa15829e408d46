import {FIGURE, offsetOf, PRODUCT_HEIGHT, roomOf, type ShotDrawingProps} from '../composition.ts';
import {INK, PALE} from '../drawing/colors.ts';
import {type Dot, dice} from '../drawing/hand.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useHand} from '../drawing/marks.tsx';
import {Figure} from '../figure/Figure.tsx';
import {poseOf} from '../figure/pose.ts';
import {Place} from '../places/Place.tsx';
import {heightIn, Product} from '../product/Product.tsx';
import {Foreground} from './Foreground.tsx';
import {Surface} from './Surface.tsx';

/** Somebody has the product: all of them, from the waist up, or an arm and the thing itself. */
export function ProductInUse(props: ShotDrawingProps) {
  const {shot, reading, frame, seconds} = props;
  const {seed} = useHand();
  const act = ['stand', 'turn', 'jump'].includes(reading.act) ? 'reach' : reading.act;
  const mirrored = dice(shot.character ?? seed, 'way')() < 0.5;
  const close = shot.framing === 'close-up' || shot.framing === 'extreme-close-up';
  const {height: part, middle} = FIGURE[shot.framing];
  const room = roomOf(frame);
  const height = room * part;
  const [x, feet] = [offsetOf(props) - (mirrored ? -1 : 1) * height * (close ? 0 : 0.12), middle * height];
  const pose = poseOf(act, seconds * 0.4);
  const wrist = pose.arms[0].at(-1) ?? [0, 0];
  const held = height * (reading.form === 'bicycle' ? 0.5 : 0.135);
  const place = <Place {...props} />;
  if (close) return <InHand {...props} mirrored={mirrored} />;
  return (
    <>
      {place}
      <DepthLayer depth={1}>
        <Figure id="body" act={act} turn={seconds * 0.4} x={x} y={feet} height={height} mirrored={mirrored} />
        <Product
          form={reading.form}
          x={x + (mirrored ? -1 : 1) * (wrist[0] + 0.03) * height}
          y={feet + wrist[1] * height + held * 0.5}
          height={held}
          turn={act === 'drink' ? (mirrored ? 1 : -1) * 34 : 0}
        />
      </DepthLayer>
      <Foreground {...props} />
    </>
  );
}

/** A forearm from the side, and what it holds. It ends in a plain cap: a sketch draws no fingers. */
function InHand(props: ShotDrawingProps & {mirrored: boolean}) {
  const {shot, reading, frame, seconds, mirrored} = props;
  const room = roomOf(frame);
  const height = heightIn(
    reading.form,
    room * PRODUCT_HEIGHT[shot.framing] * 0.82,
    frame.width * (shot.framing === 'close-up' ? 0.62 : 1.2),
  );
  const way = mirrored ? 1 : -1;
  const sway = Math.sin(seconds * 1.5) * 1.6;
  const base = height * 0.46 + (shot.framing === 'extreme-close-up' ? height * 0.14 : 0);
  const grip: Dot = [way * height * 0.16, base - height * 0.36 + sway];
  const out: Dot = [way * frame.width * 0.9, frame.height * 0.36];
  const thick = height * 0.2;
  const arm: Dot[] = [
    [grip[0], grip[1] - thick * 0.5],
    [out[0], out[1] - thick * 0.8],
    [out[0], out[1] + thick * 0.8],
    [grip[0], grip[1] + thick * 0.5],
    [grip[0] - way * thick * 0.45, grip[1]],
  ];
  return (
    <>
      <DepthLayer depth={0.5}>
        <g opacity={0.6}>
          <Place {...props} />
        </g>
        {reading.place === 'room' && <Surface y={base} frame={frame} />}
      </DepthLayer>
      <DepthLayer depth={1}>
        <g transform={`translate(0 ${sway})`}>
          <Product
            form={reading.form}
            x={0}
            y={base}
            height={height}
            turn={reading.act === 'drink' ? way * -18 : way * -5}
          />
        </g>
        <InkShape id="arm" straight dots={arm} fill={PALE} weight={0.9} wobble={0.6} />
        <Hatch
          id="arm"
          straight
          dots={[grip, out, [out[0], out[1] + thick * 0.8], [grip[0], grip[1] + thick * 0.5]]}
          gap={2}
        />
        <InkLine
          id="cuff"
          straight
          dots={[
            [grip[0] + way * thick * 1.2, grip[1] - thick * 0.4],
            [grip[0] + way * thick * 1.1, grip[1] + thick * 0.86],
          ]}
          weight={0.8}
        />
        {/press|tap|push|button|click/i.test(shot.action ?? '') && (
          <Pulse at={[grip[0] - way * thick * 0.5, grip[1]]} seconds={seconds} size={height * 0.16} />
        )}
      </DepthLayer>
    </>
  );
}

/** A press, as rings that go out. */
function Pulse({at: [x, y], seconds, size}: {at: Dot; seconds: number; size: number}) {
  return [0, 0.5].map((late) => {
    const k = (seconds * 0.8 + late) % 1;
    return (
      <circle
        key={late}
        cx={x}
        cy={y}
        r={size * (0.3 + k)}
        fill="none"
        stroke={INK}
        strokeWidth={0.8}
        opacity={1 - k}
      />
    );
  });
}
