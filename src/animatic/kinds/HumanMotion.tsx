import {FIGURE, offsetOf, roomOf, type ShotDrawingProps} from '../composition.ts';
import {GREY, INK} from '../drawing/colors.ts';
import {type Dot, dice} from '../drawing/hand.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useHand} from '../drawing/marks.tsx';
import {Figure} from '../figure/Figure.tsx';
import {Place} from '../places/Place.tsx';
import {Product} from '../product/Product.tsx';
import {Foreground} from './Foreground.tsx';

/** How far a body comes in a second, as a part of its height, and how many cycles that takes. */
const PACE = {walk: [0.34, 0.85], run: [0.8, 1.5], ride: [0.9, 1.1]} as const;

/** Somebody moves: the pose, where it came from and where it goes. */
export function HumanMotion(props: ShotDrawingProps) {
  const {shot, reading, frame, t, seconds} = props;
  const {seed} = useHand();
  const {act} = reading;
  const {height: part, middle} = FIGURE[shot.framing];
  const height = roomOf(frame) * part;
  const mirrored = dice(shot.character ?? seed, 'way')() < 0.5;
  const way = mirrored ? -1 : 1;
  const [pace, cycles] = act in PACE ? PACE[act as keyof typeof PACE] : [0, 0.5];
  const wide = shot.framing === 'wide';
  const path = Math.min(frame.width * 0.6, pace * height * shot.seconds) * (wide ? 1 : 0);
  const x = offsetOf(props) + way * (t - 0.5) * path;
  // A jump is above its ground, arms and all.
  const feet = (middle + (act === 'jump' ? 0.14 : 0)) * height + (wide ? frame.height * 0.06 : 0);
  const turn = seconds * cycles;
  const steps = wide && pace > 0 ? [0.36, 0.18] : [0.14];
  return (
    <>
      <Place {...props} />
      <DepthLayer depth={1}>
        {wide && (
          <Hatch
            id="ground-shadow"
            dots={[
              [x - height * 0.2, feet - 1],
              [x + height * 0.2, feet - 1],
              [x + height * 0.28, feet + 3],
              [x - height * 0.14, feet + 3],
            ]}
            gap={1.4}
            slant={4}
          />
        )}
        {steps.map((back) => (
          <Figure
            key={back}
            id={`ghost-${back}`}
            act={act}
            turn={turn - back * (pace > 0 ? 1.2 : 1.6)}
            x={x - way * back * Math.max(path * 0.55, height * 0.1)}
            y={feet}
            height={height}
            mirrored={mirrored}
            ghost
          />
        ))}
        {act === 'sit' && <Seat x={x} y={feet} size={height} way={way} />}
        {act === 'ride' && (
          <Product
            form="bicycle"
            x={x + way * height * 0.08}
            y={feet + height * 0.02}
            height={height * 0.52}
          />
        )}
        <Figure id="body" act={act} turn={turn} x={x} y={feet} height={height} mirrored={mirrored} />
        {wide && path > 0 && (
          <Path from={[x + way * height * 0.24, feet - height * 0.46]} way={way} length={height * 0.34} />
        )}
      </DepthLayer>
      <Foreground {...props} />
    </>
  );
}

/** Where a body goes, as a dashed arc with a point. */
function Path({from: [x, y], way, length}: {from: Dot; way: number; length: number}) {
  const to: Dot = [x + way * length, y];
  return (
    <>
      <InkLine
        id="path"
        dots={[[x, y], [x + way * length * 0.5, y - length * 0.16], to]}
        dashes="3 2"
        weight={0.9}
        line={INK}
      />
      <InkLine
        id="path-point"
        straight
        dots={[[to[0] - way * 3.4, to[1] - 3.4], to, [to[0] - way * 4, to[1] + 2.4]]}
        weight={0.9}
        line={INK}
      />
    </>
  );
}

/** Something to sit on. */
function Seat({x, y, size, way}: {x: number; y: number; size: number; way: number}) {
  const [back, front, top] = [x - way * size * 0.13, x + way * size * 0.15, y - size * 0.24];
  const dots: Dot[] = [
    [back, top],
    [front, top],
    [front, y],
    [back, y],
  ];
  return (
    <>
      <InkShape id="seat" straight dots={dots} fill={GREY} />
      <Hatch id="seat" straight dots={dots} />
    </>
  );
}
