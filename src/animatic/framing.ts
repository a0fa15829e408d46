import type {Animatic} from '../spot/animatic/animatic.ts';
import type {Reading} from '../spot/animatic/read-shot.ts';
import type {Size} from '../spot/geometry/box.ts';

/** What every kind of shot is drawn from. The middle of what is seen is (0, 0). */
export type ShotDrawingProps = {
  shot: Animatic;
  reading: Reading;
  /** What is seen, in units. */
  frame: Size;
  /** 0 at the first frame, 1 at the last. */
  t: number;
  /** Seconds since the shot began. */
  seconds: number;
};

/** The side of the largest square that is seen: sizes are parts of it, so that a shot reads in every format. */
export const roomOf = ({width, height}: Size): number => Math.min(width, height);

type Framing = Animatic['framing'];

/** How tall a product stands, as a part of the room. */
export const PRODUCT_HEIGHT: Record<Framing, number> = {
  'extreme-close-up': 1.75,
  'close-up': 1.02,
  medium: 0.66,
  wide: 0.32,
  aerial: 0.16,
  overhead: 0.5,
};

/** How tall a figure stands, as a part of the room, and which part of it is in the middle of the picture. */
export const FIGURE: Record<Framing, {height: number; middle: number}> = {
  'extreme-close-up': {height: 6.4, middle: 0.9},
  'close-up': {height: 3.1, middle: 0.86},
  medium: {height: 1.62, middle: 0.68},
  wide: {height: 0.56, middle: 0.42},
  aerial: {height: 0.2, middle: 0.5},
  overhead: {height: 0.3, middle: 0.5},
};

/** Where the ground meets the sky. */
export const horizonOf = (framing: Framing, {height}: Size): number =>
  height *
  {'extreme-close-up': 0.3, 'close-up': 0.2, medium: 0.08, wide: -0.02, aerial: -0.5, overhead: -0.5}[
    framing
  ];

/** How far the subject stands to the side of the middle, in units. */
export const offsetOf = ({shot: {focus}, frame}: ShotDrawingProps): number => (focus[0] - 0.5) * frame.width;

/** How far it stands below the middle; the slate takes its part of the frame from the bottom, as a CTA would. */
export const dropOf = ({shot: {focus}, frame}: ShotDrawingProps): number =>
  (focus[1] - 0.5) * frame.height * 0.8;
