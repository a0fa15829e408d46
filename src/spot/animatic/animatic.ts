import {z} from 'zod';
import {Fraction, Id, Text} from '../documents/field-types.ts';
import {Framing, ShotKind} from '../documents/shots.ts';
import type {Size} from '../geometry/box.ts';
import {CameraMove, eased, moveEnds} from '../timeline/camera-move.ts';

/** The props of the composition that draws the animatic of one shot. */
export const Animatic = z.strictObject({
  shot: Id,
  kind: ShotKind,
  framing: Framing,
  subject: Text,
  action: Text.nullable(),
  setting: Text.nullable(),
  /** The prompt that a model would get. */
  prompt: Text,
  move: CameraMove,
  /** Shots with the same scene get the same background, shots with the same character the same figure. */
  scene: Id.nullable(),
  character: Id.nullable(),
  /** The position of the subject, as fractions of width and height. */
  focus: z.tuple([Fraction, Fraction]),
  /** Each take arranges the drawing differently. */
  take: z.int().min(1),
  seconds: z.number().positive(),
  fps: z.number().positive(),
  frames: z.int().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Animatic = z.infer<typeof Animatic>;

/** Pixels of an animatic's shorter side. It is enough for a sketch, and draws four times as fast as full HD. */
export const ANIMATIC_SIDE = 540;

/** The size of a frame in drawing units: its shorter side is 100 units. The origin is its centre. */
export const unitsOf = ({width, height}: Size): Size => {
  const unit = Math.min(width, height) / 100;
  return {width: width / unit, height: height / unit};
};

/** The camera: its zoom, and its offset in drawing units at the depth of the subject. */
export type Camera = {zoom: number; x: number; y: number};

/** The amount of a move in an animatic: larger than in footage, because small moves are not visible in a sketch. 0.16 to 0.42. */
const drawnAmount = (amount: number): number => Math.min(0.42, 0.16 + amount);

/** The camera at `t`, from 0 at the first frame to 1 at the last. A pan does not zoom: unlike a photo, the drawing has no edges. */
export function cameraAt(move: CameraMove, t: number, frame: Size): Camera {
  if (move.kind === 'static') return {zoom: 1, x: 0, y: 0};
  const {from, to} = moveEnds({...move, amount: drawnAmount(move.amount)});
  const k = eased(move.ease, Math.min(Math.max(t, 0), 1));
  const travels = from.zoom === to.zoom;
  return {
    zoom: travels ? 1 : from.zoom + (to.zoom - from.zoom) * k,
    x: (from.x + (to.x - from.x) * k) * frame.width,
    y: (from.y + (to.y - from.y) * k) * frame.height,
  };
}

/** The transform of a layer under the camera: nearer layers grow and move more (parallax). Depth is 0 for the sky, 1 for the subject. */
export const layerAt = ({zoom, x, y}: Camera, depth: number): Camera => ({
  zoom: 1 + (zoom - 1) * depth,
  x: -x * depth,
  y: -y * depth,
});
