import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, Hatch, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {NearEdge} from '../drawing/NearEdge.tsx';
import {CastShadow} from '../drawing/Surface.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {PAPER} from '../drawing/tones.ts';
import {Figure} from '../figure/Figure.tsx';
import {
  FIGURE_SIZE,
  PRODUCT_HEIGHT,
  type ShotDrawingProps,
  shortSideOf,
  subjectX,
  subjectY,
} from '../framing.ts';
import {Place} from '../places/Place.tsx';
import {fittingHeight, Product} from '../product/Product.tsx';

/** A place with a person or the product in it. The framing sets how large they are. */
export function Scene(props: ShotDrawingProps) {
  const {shot, reading, view, seconds} = props;
  const {seed} = useDrawing();
  const random = seededRandom(seed, 'scene');
  const shortSide = shortSideOf(view);
  const wide = shot.framing === 'wide';
  const focusX = subjectX(props);
  // Without a focus point, a wide shot puts the subject on one of the thirds.
  const x = focusX === 0 && wide ? (random() < 0.5 ? -1 : 1) * view.width * 0.17 : focusX;
  const light = random() < 0.5 ? -1 : 1;
  const figure = FIGURE_SIZE[shot.framing];
  const tall = reading.people
    ? shortSide * figure.height
    : fittingHeight(
        reading.form,
        shortSide * PRODUCT_HEIGHT[shot.framing] * 0.86,
        view.width * (wide ? 0.5 : 0.84),
      );
  const drop = subjectY(props);
  const base = reading.people
    ? drop + figure.middle * tall + (wide ? view.height * 0.08 : 0)
    : drop + view.height * (wide ? 0.2 : 0.08) + tall * (wide ? 0.2 : 0.4);
  return (
    <>
      <Place {...props} />
      <DepthLayer depth={1}>
        {!reading.people && <Stone x={x} y={base} width={tall * 0.9} />}
        <CastShadow x={x} y={base} width={tall * 0.44} away={-light} />
        {reading.people ? (
          <Figure
            id="body"
            act={reading.act}
            turn={seconds * 0.6}
            x={x}
            y={base}
            height={tall}
            mirrored={light > 0}
          />
        ) : (
          <Product form={reading.form} x={x} y={base} height={tall} light={light} />
        )}
      </DepthLayer>
      <NearEdge {...props} />
    </>
  );
}

/** The stone that a product stands on. */
function Stone({x, y, width}: {x: number; y: number; width: number}) {
  const points: DrawingPoint[] = [
    [x - width * 0.9, y - width * 0.06],
    [x - width * 0.3, y - width * 0.12],
    [x + width * 0.6, y - width * 0.09],
    [x + width * 0.98, y + width * 0.04],
    [x + width * 0.8, y + width * 0.4],
    [x - width * 0.7, y + width * 0.44],
  ];
  return (
    <>
      <InkShape id="stand" points={points} fill={PAPER} weight={0.7} />
      <Hatch
        id="stand"
        points={points.map(([dx, dy]): DrawingPoint => [dx, Math.max(dy, y + width * 0.1)])}
        gap={2.2}
        slant={-70}
      />
    </>
  );
}
