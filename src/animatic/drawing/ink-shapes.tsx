import {createContext, createElement, Fragment, type ReactNode, useContext, useId} from 'react';
import type {Camera} from '../../spot/animatic/animatic.ts';
import {layerAt} from '../../spot/animatic/animatic.ts';
import {DEEP, INK} from './colors.ts';
import {curve, type Dot, dice, sketch} from './hand.ts';

/** What every mark needs to know: whose drawing it is, which of its redrawings, and where the camera is. */
type Hand = {seed: string; redrawn: number; camera: Camera};

export const HandContext = createContext<Hand>({seed: '', redrawn: 0, camera: {zoom: 1, x: 0, y: 0}});

export const useHand = (): Hand => useContext(HandContext);

type ShapeProps = {
  /** Tells this mark from the others of its drawing. */
  id: string;
  dots: readonly Dot[];
  /** Default: smooth through the dots; otherwise straight from one to the next. */
  straight?: boolean;
  /** Default: closed. */
  open?: boolean;
  fill?: string | undefined;
  line?: string | null;
  /** Width of the line. */
  weight?: number;
  wobble?: number;
  opacity?: number;
  dashes?: string;
};

/** A filled outline: the marker is laid down first and a little off, then the pencil goes round twice. */
export function InkShape({
  id,
  dots,
  straight = false,
  open = false,
  fill,
  line = INK,
  weight = 0.55,
  wobble = 0.35,
  opacity,
  dashes,
}: ShapeProps) {
  const {seed, redrawn} = useHand();
  const draw = straight ? sketch : curve;
  const path = (pass: string): string => draw(dots, !open, wobble, dice(seed, id, pass, redrawn));
  const pencil = {fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round'} as const;
  return (
    <g opacity={opacity}>
      {fill && (
        <path
          d={draw(dots, !open, wobble, dice(seed, id, 'fill'))}
          fill={fill}
          transform="translate(0.5 0.35)"
        />
      )}
      {line && (
        <path d={path('once')} {...pencil} stroke={line} strokeWidth={weight} strokeDasharray={dashes} />
      )}
      {line && !dashes && (
        <path d={path('twice')} {...pencil} stroke={line} strokeWidth={weight * 0.6} opacity={0.5} />
      )}
    </g>
  );
}

/** A stroke of the pencil. */
export const InkLine = (props: Omit<ShapeProps, 'open' | 'fill'>) => <InkShape {...props} open />;

type HatchProps = {
  id: string;
  /** The outline that it fills. */
  dots: readonly Dot[];
  straight?: boolean;
  /** Between two strokes. */
  gap?: number;
  /** Degrees. */
  slant?: number;
  line?: string;
  weight?: number;
  opacity?: number;
};

/** Shade, as strokes of a marker side by side, inside an outline. */
export function Hatch({
  id,
  dots,
  straight = false,
  gap = 2.2,
  slant = -52,
  line = DEEP,
  weight = 0.9,
  opacity = 0.6,
}: HatchProps) {
  const {seed} = useHand();
  const clip = useId();
  const roll = dice(seed, id, 'hatch');
  const xs = dots.map(([x]) => x);
  const ys = dots.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const reach = Math.hypot(right - left, bottom - top) / 2;
  const strokes = Array.from({length: Math.min(90, Math.ceil((reach * 2) / gap))}, (_, index) => {
    const y = cy - reach + index * gap;
    return sketch(
      [
        [cx - reach, y],
        [cx + reach, y],
      ],
      false,
      gap * 0.25,
      roll,
    );
  });
  const outline = (straight ? sketch : curve)(dots, true, 0.2, dice(seed, id));
  return (
    <g opacity={opacity}>
      <clipPath id={clip}>
        <path d={outline} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <path
          d={strokes.join('')}
          fill="none"
          stroke={line}
          strokeWidth={weight}
          strokeLinecap="round"
          transform={`rotate(${slant} ${cx} ${cy})`}
        />
      </g>
    </g>
  );
}

/** What stands at one distance, seen through the camera. Depth 0 is the sky, 1 the subject, above 1 what is nearer. */
export function DepthLayer({depth, children}: {depth: number; children: ReactNode}) {
  const {zoom, x, y} = layerAt(useHand().camera, depth);
  return <g transform={`scale(${zoom}) translate(${x} ${y})`}>{children}</g>;
}

/** Several of one thing. They stay in their order, so none needs a key. */
export const drawEach = (count: number, draw: (index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...Array.from({length: count}, (_, index) => draw(index)));

/** All of a list, likewise. */
export const drawAll = <Item,>(
  items: readonly Item[],
  draw: (item: Item, index: number) => ReactNode,
): ReactNode => drawEach(items.length, (index) => draw(items[index] as Item, index));
