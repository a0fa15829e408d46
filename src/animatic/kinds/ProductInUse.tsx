import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {NearEdge} from '../drawing/NearEdge.tsx';
import {Surface} from '../drawing/Surface.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {INK, PALE} from '../drawing/tones.ts';
import {Figure} from '../figure/Figure.tsx';
import {poseOf} from '../figure/pose.ts';
import {FIGURE_SIZE, PRODUCT_HEIGHT, type ShotDrawingProps, shortSideOf, subjectX} from '../framing.ts';
import {Place} from '../places/Place.tsx';
import {fittingHeight, Product} from '../product/Product.tsx';

/** A person with the product: the whole figure in wide shots, a forearm and the product in close-ups. */
export function ProductInUse(props: ShotDrawingProps) {
  const {shot, reading, view, seconds} = props;
  const {seed} = useDrawing();
  const act = ['stand', 'turn', 'jump'].includes(reading.act) ? 'reach' : reading.act;
  const mirrored = seededRandom(shot.character ?? seed, 'way')() < 0.5;
  const close = shot.framing === 'close-up' || shot.framing === 'extreme-close-up';
  const {height: part, middle} = FIGURE_SIZE[shot.framing];
  const shortSide = shortSideOf(view);
  const height = shortSide * part;
  const [x, feet] = [subjectX(props) - (mirrored ? -1 : 1) * height * (close ? 0 : 0.12), middle * height];
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
      <NearEdge {...props} />
    </>
  );
}

/** A forearm from the side and the product that it holds. It ends in a plain cap, without fingers. */
function InHand(props: ShotDrawingProps & {mirrored: boolean}) {
  const {shot, reading, view, seconds, mirrored} = props;
  const shortSide = shortSideOf(view);
  const height = fittingHeight(
    reading.form,
    shortSide * PRODUCT_HEIGHT[shot.framing] * 0.82,
    view.width * (shot.framing === 'close-up' ? 0.62 : 1.2),
  );
  const way = mirrored ? 1 : -1;
  const sway = Math.sin(seconds * 1.5) * 1.6;
  const base = height * 0.46 + (shot.framing === 'extreme-close-up' ? height * 0.14 : 0);
  const grip: DrawingPoint = [way * height * 0.16, base - height * 0.36 + sway];
  const out: DrawingPoint = [way * view.width * 0.9, view.height * 0.36];
  const thick = height * 0.2;
  const arm: DrawingPoint[] = [
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
        {reading.place === 'room' && <Surface y={base} view={view} />}
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
        <InkShape id="arm" straight points={arm} fill={PALE} weight={0.9} wobble={0.6} />
        <Hatch
          id="arm"
          straight
          points={[grip, out, [out[0], out[1] + thick * 0.8], [grip[0], grip[1] + thick * 0.5]]}
          gap={2}
        />
        <InkLine
          id="cuff"
          straight
          points={[
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

/** Rings that spread from the point that is pressed. */
function Pulse({at: [x, y], seconds, size}: {at: DrawingPoint; seconds: number; size: number}) {
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
