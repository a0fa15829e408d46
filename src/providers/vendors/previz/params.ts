import {z} from 'zod';
import {ANIMATIC_SIDE, Animatic} from '../../../spot/animatic/animatic.ts';
import {describeShot} from '../../../spot/documents/shots.ts';
import {within} from '../../../spot/geometry/cover.ts';
import {CameraMove} from '../../../spot/timeline/camera-move.ts';
import {toFrames} from '../../../spot/timeline/frames.ts';
import type {ResolvedRequest, ShotRequest} from '../../contract/request.ts';

/** A request has flat values only: what is nested in a drawing's props is spread out in it. */
const Flat = Animatic.omit({move: true, focus: true, take: true, frames: true}).extend({
  move: CameraMove.shape.kind,
  amount: z.number(),
  ease: CameraMove.shape.ease.unwrap(),
  x: z.number(),
  y: z.number(),
});

/** Everything that is seen in the drawing, and nothing else. */
export function toParams({shot, move, fps, seconds, size}: ShotRequest): ResolvedRequest['params'] {
  const {id, kind, framing, subject, action, setting, continuity, focus} = shot;
  const {width, height} = within(size, ANIMATIC_SIDE);
  return {
    shot: id,
    kind,
    framing,
    subject,
    action: action ?? null,
    setting: setting ?? null,
    prompt: describeShot(shot),
    scene: continuity?.scene ?? null,
    character: continuity?.character ?? null,
    move: move.kind,
    amount: move.amount,
    ease: move.ease,
    x: focus[0],
    y: focus[1],
    seconds,
    fps,
    width,
    height,
  } satisfies z.input<typeof Flat>;
}

export function fromParams(params: ResolvedRequest['params'], take: number): Animatic {
  const {move: kind, amount, ease, x, y, ...rest} = Flat.parse(params);
  return {
    ...rest,
    move: {kind, amount, ease},
    focus: [x, y],
    take,
    frames: Math.max(1, toFrames(rest.seconds, rest.fps)),
  };
}
