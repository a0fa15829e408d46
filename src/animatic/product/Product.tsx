import type {Form} from '../../spot/animatic/read-shot.ts';
import {DARK, DEEP, GREY, PALE, WHITE} from '../drawing/colors.ts';
import {type Dot, dice} from '../drawing/hand.ts';
import {drawAll, Hatch, InkShape, useHand} from '../drawing/marks.tsx';
import {FORMS} from './forms.ts';
import type {ShapePart} from './silhouette.ts';

const TONES = {white: WHITE, pale: PALE, grey: GREY, deep: DEEP, dark: DARK};

type Props = {
  form: Form;
  /** Where its base stands, or its middle when it is seen from above. */
  x: number;
  y: number;
  height: number;
  above?: boolean;
  /** Degrees. */
  turn?: number;
  /** The side that the light comes from. */
  light?: -1 | 1;
};

/** A product, drawn as its outline, its shaded side and the light on the other. */
export function Product({form, x, y, height, above = false, turn = 0, light = -1}: Props) {
  const {seed} = useHand();
  const silhouette = FORMS[form](dice(seed, 'form', form));
  const parts = above ? silhouette.top : silhouette.parts;
  const lean = (turn / 180) * Math.PI;
  // It turns about its own middle.
  const middle = above ? 0 : -0.5;
  const place = ([px, py]: Dot): Dot => [
    x + (px * Math.cos(lean) - (py - middle) * Math.sin(lean)) * height,
    y + (middle + px * Math.sin(lean) + (py - middle) * Math.cos(lean)) * height,
  ];
  const [body] = parts;
  const weight = Math.min(1.1, 0.4 + height / 130);
  return (
    <g>
      {drawAll(parts, (part, index) => (
        <g>
          <Stroke id={`${form}-${index}`} part={part} place={place} weight={weight} />
          {index === 0 && body && !body.open && (
            <Shade id={form} part={body} place={place} light={light} height={height} />
          )}
        </g>
      ))}
    </g>
  );
}

function Stroke({
  id,
  part,
  place,
  weight,
}: {
  id: string;
  part: ShapePart;
  place: (dot: Dot) => Dot;
  weight: number;
}) {
  return (
    <InkShape
      id={id}
      dots={part.dots.map(place)}
      straight={part.straight ?? false}
      open={part.open ?? false}
      fill={part.tone && TONES[part.tone]}
      line={part.bare ? null : undefined}
      weight={weight}
      wobble={weight * 0.5}
    />
  );
}

/** The side away from the light is hatched, and a streak of light stands on the other. */
function Shade({
  id,
  part,
  place,
  light,
  height,
}: {
  id: string;
  part: ShapePart;
  place: (dot: Dot) => Dot;
  light: -1 | 1;
  height: number;
}) {
  const xs = part.dots.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const edge = light < 0 ? left + (right - left) * 0.62 : left + (right - left) * 0.38;
  const dark = part.dots.map(([x, y]): Dot => [light < 0 ? Math.max(x, edge) : Math.min(x, edge), y]);
  const ys = part.dots.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const streak = light < 0 ? left + (right - left) * 0.17 : right - (right - left) * 0.17;
  return (
    <>
      <Hatch
        id={`${id}-shade`}
        dots={dark.map(place)}
        straight={part.straight ?? false}
        gap={Math.max(1.6, height / 30)}
        weight={Math.max(0.6, height / 80)}
      />
      <InkShape
        id={`${id}-light`}
        dots={[place([streak, top + (bottom - top) * 0.42]), place([streak, bottom - (bottom - top) * 0.14])]}
        open
        straight
        line={WHITE}
        weight={Math.max(0.9, height / 34)}
      />
    </>
  );
}

/** The height at which a form fills a room: less than asked where it is wider than tall. */
export function heightIn(form: Form, height: number, width: number): number {
  const xs = FORMS[form](() => 0.5).parts.flatMap(({dots}) => dots.map(([x]) => x));
  return Math.min(height, width / (Math.max(...xs) - Math.min(...xs)));
}
