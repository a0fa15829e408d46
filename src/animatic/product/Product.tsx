import type {Form} from '../../spot/animatic/read-shot.ts';
import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {drawAll, Hatch, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/tones.ts';
import {BELONGINGS} from './belongings.ts';
import {DEVICES} from './devices.ts';
import type {DrawForm, ShapePart} from './shape-parts.ts';
import {VESSELS} from './vessels.ts';

/** The drawing of each product form. The random source varies proportions from product to product. */
export const FORMS: Record<Form, DrawForm> = {...VESSELS, ...DEVICES, ...BELONGINGS};

const TONES = {white: WHITE, pale: PALE, grey: GREY, deep: DEEP, dark: DARK};

type Props = {
  form: Form;
  /** Position of its base; with `above`, of its middle. */
  x: number;
  y: number;
  height: number;
  /** Seen from above. */
  above?: boolean;
  /** Rotation about its middle, in degrees. */
  turn?: number;
  /** The side of the light: -1 left, 1 right. */
  light?: -1 | 1;
};

/** A product: its parts, hatching on the side away from the light and a highlight on the other. */
export function Product({form, x, y, height, above = false, turn = 0, light = -1}: Props) {
  const {seed} = useDrawing();
  const silhouette = FORMS[form](seededRandom(seed, 'form', form));
  const parts = above ? silhouette.fromAbove : silhouette.parts;
  const lean = (turn / 180) * Math.PI;
  const middle = above ? 0 : -0.5;
  const place = ([px, py]: DrawingPoint): DrawingPoint => [
    x + (px * Math.cos(lean) - (py - middle) * Math.sin(lean)) * height,
    y + (middle + px * Math.sin(lean) + (py - middle) * Math.cos(lean)) * height,
  ];
  const [body] = parts;
  const weight = Math.min(1.1, 0.4 + height / 130);
  return (
    <g>
      {drawAll(parts, (part, index) => (
        <g>
          <PartShape id={`${form}-${index}`} part={part} place={place} weight={weight} />
          {index === 0 && body && !body.open && (
            <Shade id={form} part={body} place={place} light={light} height={height} />
          )}
        </g>
      ))}
    </g>
  );
}

function PartShape({
  id,
  part,
  place,
  weight,
}: {
  id: string;
  part: ShapePart;
  place: (dot: DrawingPoint) => DrawingPoint;
  weight: number;
}) {
  return (
    <InkShape
      id={id}
      points={part.points.map(place)}
      straight={part.straight ?? false}
      open={part.open ?? false}
      fill={part.tone && TONES[part.tone]}
      line={part.noOutline ? null : undefined}
      weight={weight}
      wobble={weight * 0.5}
    />
  );
}

/** Hatching on the side away from the light, and a highlight on the other. */
function Shade({
  id,
  part,
  place,
  light,
  height,
}: {
  id: string;
  part: ShapePart;
  place: (dot: DrawingPoint) => DrawingPoint;
  light: -1 | 1;
  height: number;
}) {
  const xs = part.points.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const edge = light < 0 ? left + (right - left) * 0.62 : left + (right - left) * 0.38;
  const dark = part.points.map(
    ([x, y]): DrawingPoint => [light < 0 ? Math.max(x, edge) : Math.min(x, edge), y],
  );
  const ys = part.points.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const streak = light < 0 ? left + (right - left) * 0.17 : right - (right - left) * 0.17;
  return (
    <>
      <Hatch
        id={`${id}-shade`}
        points={dark.map(place)}
        straight={part.straight ?? false}
        gap={Math.max(1.6, height / 30)}
        weight={Math.max(0.6, height / 80)}
      />
      <InkShape
        id={`${id}-light`}
        points={[
          place([streak, top + (bottom - top) * 0.42]),
          place([streak, bottom - (bottom - top) * 0.14]),
        ]}
        open
        straight
        line={WHITE}
        weight={Math.max(0.9, height / 34)}
      />
    </>
  );
}

/** `height`, or less where the product would be wider than `width`. */
export function fittingHeight(form: Form, height: number, width: number): number {
  const xs = FORMS[form](() => 0.5).parts.flatMap(({points}) => points.map(([x]) => x));
  return Math.min(height, width / (Math.max(...xs) - Math.min(...xs)));
}
