import {z} from 'zod';
import type {Point} from '../geometry/box.ts';

export const CameraMoveKind = z.enum([
  'static',
  'push',
  'pull',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
]);
export type CameraMoveKind = z.infer<typeof CameraMoveKind>;

/** A camera move over a picture. `amount` is how far: 0.06 ends 6 % closer, or travels 6 % of the frame. */
export const CameraMove = z.strictObject({
  kind: CameraMoveKind,
  amount: z.number().min(0).max(0.5).default(0.06),
  ease: z.enum(['linear', 'ease']).default('ease'),
});
export type CameraMove = z.infer<typeof CameraMove>;

/** The camera does not move. */
export const NO_CAMERA_MOVE: CameraMove = {kind: 'static', amount: 0, ease: 'linear'};

/** The part of the fitted picture that is seen: its size is 1/zoom, and x and y shift its centre. */
export type CameraWindow = {zoom: number; x: number; y: number};

/** The first and the last view of a camera move. */
export type Ends = {from: CameraWindow; to: CameraWindow};

/** Where each move starts and ends. A pan zooms in, so that it has room to travel. */
const ENDS: Record<CameraMoveKind, (amount: number) => Ends> = {
  static: () => ({from: {zoom: 1, x: 0, y: 0}, to: {zoom: 1, x: 0, y: 0}}),
  push: (a) => ({from: {zoom: 1, x: 0, y: 0}, to: {zoom: 1 + a, x: 0, y: 0}}),
  pull: (a) => ({from: {zoom: 1 + a, x: 0, y: 0}, to: {zoom: 1, x: 0, y: 0}}),
  'pan-right': (a) => travel(a, -1, 0),
  'pan-left': (a) => travel(a, 1, 0),
  'tilt-down': (a) => travel(a, 0, -1),
  'tilt-up': (a) => travel(a, 0, 1),
};

function travel(amount: number, x: number, y: number): Ends {
  const zoom = 1 / (1 - amount);
  const half = amount / 2;
  return {from: {zoom, x: half * x, y: half * y}, to: {zoom, x: -half * x, y: -half * y}};
}

/** Progress at `t`, 0 to 1. `ease` starts and stops softly: half a cosine, which ffmpeg and the browser compute alike. */
export const eased = (ease: CameraMove['ease'], t: number): number =>
  ease === 'ease' ? (1 - Math.cos(Math.PI * t)) / 2 : t;

/** The first and the last view of a move. */
export const moveEnds = (move: CameraMove): Ends => ENDS[move.kind](move.amount);

/**
 * The first and the last view of what lies behind something that makes a move, so that the other seems to be nearer. `parallax`: how much less it moves, 0 to 1. Both
 * are in register in the middle of a pan or tilt, at the start of a push and at the end of a pull.
 */
export function endsBehind(move: CameraMove, parallax: number): Ends {
  const less = 1 - parallax;
  if (move.kind === 'push' || move.kind === 'pull') return moveEnds({...move, amount: move.amount * less});
  const {from, to} = moveEnds(move);
  const nearer = ({zoom, x, y}: CameraWindow): CameraWindow => ({zoom, x: x * less, y: y * less});
  return {from: nearer(from), to: nearer(to)};
}

/** The view at `t`, 0 at the first frame and 1 at the last. It never leaves the picture. */
export function moveAt(move: CameraMove, t: number, towards: Point = [0.5, 0.5]): CameraWindow {
  const {from, to} = moveEnds(move);
  const k = eased(move.ease, Math.min(Math.max(t, 0), 1));
  const zoom = from.zoom + (to.zoom - from.zoom) * k;
  const closing = move.kind === 'push' || move.kind === 'pull' ? 1 - 1 / zoom : 0;
  return {
    zoom,
    x: from.x + (to.x - from.x) * k + (towards[0] - 0.5) * closing,
    y: from.y + (to.y - from.y) * k + (towards[1] - 0.5) * closing,
  };
}
