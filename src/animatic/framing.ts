import type {Animatic} from '../spot/animatic/animatic.ts';
import type {Reading} from '../spot/animatic/read-shot.ts';
import type {Size} from '../spot/geometry/box.ts';

/** Props of the drawing of a shot. Coordinates are drawing units; (0, 0) is the middle of the view. */
export type ShotDrawingProps = {
  shot: Animatic;
  /** What the words of the shot say about subject, place and action. */
  reading: Reading;
  /** Size of the visible part of the frame, above the slate, in drawing units. */
  view: Size;
  /** Progress: 0 at the first frame, 1 at the last. */
  t: number;
  /** Seconds since the start of the shot. */
  seconds: number;
};

/** The shorter side of the view. Sizes are fractions of it, so that a drawing works in every format. */
export const shortSideOf = ({width, height}: Size): number => Math.min(width, height);

type Framing = Animatic['framing'];

/** Height of a product, as a fraction of the shorter side of the view. */
export const PRODUCT_HEIGHT: Record<Framing, number> = {
  'extreme-close-up': 1.75,
  'close-up': 1.02,
  medium: 0.66,
  wide: 0.32,
  aerial: 0.16,
  overhead: 0.5,
};

/**
 * `height` of a figure, as a fraction of the shorter side of the view, and the part of that height, from the
 * soles, that is in the middle of the picture (`middle`).
 */
export const FIGURE_SIZE: Record<Framing, {height: number; middle: number}> = {
  'extreme-close-up': {height: 6.4, middle: 0.9},
  'close-up': {height: 3.1, middle: 0.86},
  medium: {height: 1.62, middle: 0.68},
  wide: {height: 0.56, middle: 0.42},
  aerial: {height: 0.2, middle: 0.5},
  overhead: {height: 0.3, middle: 0.5},
};

/** y of the horizon, in drawing units. */
export const horizonOf = (framing: Framing, {height}: Size): number =>
  height *
  {'extreme-close-up': 0.3, 'close-up': 0.2, medium: 0.08, wide: -0.02, aerial: -0.5, overhead: -0.5}[
    framing
  ];

/** x of the subject, in drawing units, from the focus point of the shot. */
export const subjectX = ({shot: {focus}, view}: ShotDrawingProps): number => (focus[0] - 0.5) * view.width;

/** y of the subject, in drawing units, from the focus point of the shot. The slate covers the bottom of the frame. */
export const subjectY = ({shot: {focus}, view}: ShotDrawingProps): number =>
  (focus[1] - 0.5) * view.height * 0.8;
