import type {Act} from '../../spot/animatic/read-shot.ts';
import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, Hatch, InkLine, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {NearEdge} from '../drawing/NearEdge.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {GREY, INK} from '../drawing/tones.ts';
import {Figure} from '../figure/Figure.tsx';
import {FIGURE_SIZE, type ShotDrawingProps, shortSideOf, subjectX} from '../framing.ts';
import {Place} from '../places/Place.tsx';
import {Product} from '../product/Product.tsx';

/** Distance in a second, as a fraction of the body height, and cycles of the act in a second. */
const PACE: Partial<Record<Act, readonly [distance: number, cycles: number]>> = {
  walk: [0.34, 0.85],
  run: [0.8, 1.5],
  ride: [0.9, 1.1],
};

/** A person in motion: the pose, earlier poses behind it, and an arrow in the direction of movement. */
export function HumanMotion(props: ShotDrawingProps) {
  const {shot, reading, view, t, seconds} = props;
  const {seed} = useDrawing();
  const {act} = reading;
  const {height: part, middle} = FIGURE_SIZE[shot.framing];
  const height = shortSideOf(view) * part;
  const mirrored = seededRandom(shot.character ?? seed, 'way')() < 0.5;
  const way = mirrored ? -1 : 1;
  const [pace, cycles] = PACE[act] ?? [0, 0.5];
  const wide = shot.framing === 'wide';
  const path = Math.min(view.width * 0.6, pace * height * shot.seconds) * (wide ? 1 : 0);
  const x = subjectX(props) + way * (t - 0.5) * path;
  // A jump is higher, so the figure starts lower to keep the raised arms in view.
  const feet = (middle + (act === 'jump' ? 0.14 : 0)) * height + (wide ? view.height * 0.06 : 0);
  const turn = seconds * cycles;
  const steps = wide && pace > 0 ? [0.36, 0.18] : [0.14];
  return (
    <>
      <Place {...props} />
      <DepthLayer depth={1}>
        {wide && (
          <Hatch
            id="ground-shadow"
            points={[
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
          <MotionArrow
            from={[x + way * height * 0.24, feet - height * 0.46]}
            way={way}
            length={height * 0.34}
          />
        )}
      </DepthLayer>
      <NearEdge {...props} />
    </>
  );
}

/** A dashed arrow in the direction of movement. */
function MotionArrow({from: [x, y], way, length}: {from: DrawingPoint; way: number; length: number}) {
  const to: DrawingPoint = [x + way * length, y];
  return (
    <>
      <InkLine
        id="path"
        points={[[x, y], [x + way * length * 0.5, y - length * 0.16], to]}
        dashes="3 2"
        weight={0.9}
        line={INK}
      />
      <InkLine
        id="path-point"
        straight
        points={[[to[0] - way * 3.4, to[1] - 3.4], to, [to[0] - way * 4, to[1] + 2.4]]}
        weight={0.9}
        line={INK}
      />
    </>
  );
}

/** A block to sit on. */
function Seat({x, y, size, way}: {x: number; y: number; size: number; way: number}) {
  const [back, front, top] = [x - way * size * 0.13, x + way * size * 0.15, y - size * 0.24];
  const points: DrawingPoint[] = [
    [back, top],
    [front, top],
    [front, y],
    [back, y],
  ];
  return (
    <>
      <InkShape id="seat" straight points={points} fill={GREY} />
      <Hatch id="seat" straight points={points} />
    </>
  );
}
