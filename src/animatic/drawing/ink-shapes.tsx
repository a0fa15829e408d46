import {createContext, createElement, Fragment, type ReactNode, useContext, useId} from 'react';
import type {Camera} from '../../spot/animatic/animatic.ts';
import {layerAt} from '../../spot/animatic/animatic.ts';
import {curvePath, type DrawingPoint, sketchPath} from './hand-drawn-paths.ts';
import {seededRandom} from './seeded-random.ts';
import {DEEP, INK} from './tones.ts';

/** What all shapes of a drawing share: its random seed, the current version of its lines, and the camera. */
type Drawing = {seed: string; redrawn: number; camera: Camera};

/** Provides the seed, line version and camera of a drawing to its shapes. */
export const InkContext = createContext<Drawing>({seed: '', redrawn: 0, camera: {zoom: 1, x: 0, y: 0}});

/** What the shapes of the surrounding drawing share. */
export const useDrawing = (): Drawing => useContext(InkContext);

type ShapeProps = {
  /** Unique within the drawing; seeds the wobble of this shape. */
  id: string;
  points: readonly DrawingPoint[];
  /** Straight lines between the points. Default: a smooth curve through them. */
  straight?: boolean;
  /** Default false: the outline is closed. */
  open?: boolean;
  /** Default: no fill. */
  fill?: string | undefined;
  /** Colour of the line; null for none. Default `INK`. */
  line?: string | null;
  /** Width of the line, in drawing units. */
  weight?: number;
  /** How far points are off, in drawing units. */
  wobble?: number;
  opacity?: number;
  dashes?: string;
};

/** A shape as drawn by hand: a marker fill that is slightly offset, then the pencil outline, drawn twice. */
export function InkShape({
  id,
  points,
  straight = false,
  open = false,
  fill,
  line = INK,
  weight = 0.55,
  wobble = 0.35,
  opacity,
  dashes,
}: ShapeProps) {
  const {seed, redrawn} = useDrawing();
  const draw = straight ? sketchPath : curvePath;
  const path = (pass: string): string => draw(points, !open, wobble, seededRandom(seed, id, pass, redrawn));
  const pencil = {fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round'} as const;
  return (
    <g opacity={opacity}>
      {fill && (
        <path
          d={draw(points, !open, wobble, seededRandom(seed, id, 'fill'))}
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

/** A pencil line: an open `InkShape` without a fill. */
export const InkLine = (props: Omit<ShapeProps, 'open' | 'fill'>) => <InkShape {...props} open />;

type HatchProps = {
  id: string;
  /** The outline that is filled with strokes. */
  points: readonly DrawingPoint[];
  straight?: boolean;
  /** Distance between two strokes, in drawing units. */
  gap?: number;
  /** Direction of the strokes, in degrees from horizontal. */
  slant?: number;
  line?: string;
  weight?: number;
  opacity?: number;
};

/** Hatching: parallel marker strokes inside an outline. */
export function Hatch({
  id,
  points,
  straight = false,
  gap = 2.2,
  slant = -52,
  line = DEEP,
  weight = 0.9,
  opacity = 0.6,
}: HatchProps) {
  const {seed} = useDrawing();
  const clip = useId();
  const random = seededRandom(seed, id, 'hatch');
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const reach = Math.hypot(right - left, bottom - top) / 2;
  const strokes = Array.from({length: Math.min(90, Math.ceil((reach * 2) / gap))}, (_, index) => {
    const y = cy - reach + index * gap;
    return sketchPath(
      [
        [cx - reach, y],
        [cx + reach, y],
      ],
      false,
      gap * 0.25,
      random,
    );
  });
  const outline = (straight ? sketchPath : curvePath)(points, true, 0.2, seededRandom(seed, id));
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

/**
 * A layer at one distance from the camera; layers move against each other with the camera (parallax). Depth 0 is the
 * sky, 1 the subject; a layer above 1 is nearer than the subject.
 */
export function DepthLayer({depth, children}: {depth: number; children: ReactNode}) {
  const {zoom, x, y} = layerAt(useDrawing().camera, depth);
  return <g transform={`scale(${zoom}) translate(${x} ${y})`}>{children}</g>;
}

/** Calls `draw` for 0 to `count` - 1. The order never changes, so the elements need no keys. */
export const drawTimes = (count: number, draw: (index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...Array.from({length: count}, (_, index) => draw(index)));

/** Calls `draw` for each item. The order never changes, so the elements need no keys. */
export const drawAll = <Item,>(
  items: readonly Item[],
  draw: (item: Item, index: number) => ReactNode,
): ReactNode => createElement(Fragment, null, ...items.map(draw));
