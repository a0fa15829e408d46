import {z} from 'zod';
import {Fraction, Id, Text} from '../documents/field-types.ts';
import {Framing, ShotKind} from '../documents/shots.ts';
import type {Size} from '../geometry/box.ts';
import {CameraMove, eased, moveEnds} from '../timeline/camera-move.ts';

/** What a drawn animatic shows of one shot: the props of the composition that draws it. */
export const Animatic = z.strictObject({
  shot: Id,
  kind: ShotKind,
  framing: Framing,
  subject: Text,
  action: Text.nullable(),
  setting: Text.nullable(),
  /** The shot in words, as a model would be asked for it. */
  prompt: Text,
  move: CameraMove,
  /** Shots of one scene get one place, shots of one character one figure. */
  scene: Id.nullable(),
  character: Id.nullable(),
  /** The point of the frame where the subject stands. */
  focus: z.tuple([Fraction, Fraction]),
  /** Another take is another arrangement of the same shot. */
  take: z.int().min(1),
  seconds: z.number().positive(),
  fps: z.number().positive(),
  frames: z.int().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Animatic = z.infer<typeof Animatic>;

/** Pixels of a drawing's shorter side: a sketch needs no more, and the browser draws it four times as fast. */
export const ANIMATIC_SIDE = 540;

/** A frame in the units that everything is drawn in: its shorter side is 100, and (0, 0) is its middle. */
export const unitsOf = ({width, height}: Size): Size => {
  const unit = Math.min(width, height) / 100;
  return {width: width / unit, height: height / unit};
};

/** Where the camera is: how close, and how far it has travelled, in units of the subject's plane. */
export type Camera = {zoom: number; x: number; y: number};

/** A move of 6 % is felt in footage and not seen in a sketch: it is drawn larger, and never smaller than this. */
const drawnAmount = (amount: number): number => Math.min(0.42, 0.16 + amount);

/** The camera at `t`, 0 at the first frame and 1 at the last. A pan travels; it needs no zoom for room, as a photo does. */
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

/** How a layer shows under the camera: what is nearer grows and travels more. Depth 0 is the sky, 1 the subject. */
export const layerAt = ({zoom, x, y}: Camera, depth: number): Camera => ({
  zoom: 1 + (zoom - 1) * depth,
  x: -x * depth,
  y: -y * depth,
});
