import {toFrames} from '../../spot/timeline/frames.ts';
import {type Ease, ease} from './ease.ts';
import {type Direction, type Entrance, type Length, mirroredEntrance} from './effects.ts';

/** Timing of an entrance or exit. */
export type Timing = {
  /** Duration of each part. */
  seconds: number;
  /** Seconds before the first part starts; of an exit, between the end of the last part and the end of the slot. Default 0. */
  delay?: number;
  /** Seconds between the starts of consecutive parts, such as the lines of a super. Default 0. */
  stagger?: number;
  /** Default: `emphasized` for entrances, `exit` for exits. */
  ease?: Ease;
};

/** One or more effects and their timing. */
export type Motion = Timing & {
  /** The effects; several are added up. */
  moves: Entrance | readonly Entrance[];
};

/** The same motion in a mirrored layout. */
export const mirroredMotion = (motion: Motion): Motion => ({
  ...motion,
  moves: [motion.moves].flat().map(mirroredEntrance),
});

/** Frame `frame` (from 0) of a slot of `frames` frames. */
export type MotionFrame = {frame: number; frames: number; fps: number};

/** The position of one part among several. */
export type StaggerPart = {
  /** From 0. */
  index: number;
  /** How many parts there are. */
  count: number;
};

/** Distance of a part from rest: 1 at the start of an entrance or the end of an exit, 0 at rest, below 0 where an ease overshoots. */
export function awayAt(
  phase: 'enter' | 'exit',
  timing: Timing,
  moment: MotionFrame,
  part: StaggerPart,
): number {
  const frames = (seconds = 0): number => toFrames(seconds, moment.fps);
  const order = phase === 'enter' ? part.index : part.count - 1 - part.index;
  const wait = frames(timing.delay) + frames((timing.stagger ?? 0) * order);
  const passed = (phase === 'enter' ? moment.frame + 1 : moment.frames - moment.frame) - wait;
  const t = Math.min(Math.max(passed / (frames(timing.seconds) + 1), 0), 1);
  return phase === 'enter' ? 1 - ease(timing.ease ?? 'emphasized', t) : ease(timing.ease ?? 'exit', 1 - t);
}

/** CSS of a part that is not at rest. */
export type PoseStyle = {transform: string; opacity: number; clipPath: string};

/** CSS of a part at a frame; null at rest. */
export function poseAt(
  moment: MotionFrame,
  {enter, exit}: {enter?: Motion | undefined; exit?: Motion | undefined},
  part: StaggerPart = {index: 0, count: 1},
): PoseStyle | null {
  const phases = [
    {motion: enter, away: enter ? awayAt('enter', enter, moment, part) : 0},
    {motion: exit, away: exit ? awayAt('exit', exit, moment, part) : 0},
  ];
  const active = phases.filter(({away}) => away !== 0);
  if (active.length === 0) return null;
  const steps = active.flatMap(({motion, away}) =>
    [motion?.moves ?? []].flat().map((move) => ({move, away})),
  );
  return {
    transform: steps.flatMap(({move, away}) => transforms(move, away)).join(' ') || 'none',
    opacity: round(steps.reduce((all, {move, away}) => all * opacityOf(move, away), 1)),
    clipPath: steps.map(({move, away}) => clipOf(move, away)).find((clip) => clip !== null) ?? 'none',
  };
}

function transforms({x = 0, y = 0, scale = 1}: Entrance, away: number): string[] {
  const moved = x === 0 && y === 0 ? [] : [`translate(${times(x, away)}, ${times(y, away)})`];
  return scale === 1 ? moved : [...moved, `scale(${round(1 + (scale - 1) * away)})`];
}

const opacityOf = ({opacity = 1}: Entrance, away: number): number =>
  Math.min(Math.max(1 + (opacity - 1) * away, 0), 1);

/** Clip paths by direction. The other edges extend past the box, so that accents and descenders are not cut off. */
const CLIPS: Record<Direction, (hidden: string) => string> = {
  right: (hidden) => `inset(-50% ${hidden} -50% -10%)`,
  left: (hidden) => `inset(-50% -10% -50% ${hidden})`,
  up: (hidden) => `inset(${hidden} -10% -50% -10%)`,
  down: (hidden) => `inset(-50% -10% ${hidden} -10%)`,
};

/** How far past its box a wipe ends, in percent: descenders of tightly set lines reach far below it. */
const OVERSHOOT: Record<Direction, number> = {right: 10, left: 10, up: 30, down: 30};

/** Before a wipe starts, everything is clipped, including accents above the box. */
function clipOf({wipe}: Entrance, away: number): string | null {
  if (wipe === undefined) return null;
  const over = OVERSHOOT[wipe];
  return away >= 1 ? 'inset(100%)' : CLIPS[wipe](`${round(Math.max(away, 0) * (100 + over) - over)}%`);
}

function times(length: Length, factor: number): string {
  const [value, unit] = typeof length === 'number' ? [length, 'px'] : [Number.parseFloat(length), 'em'];
  return `${round(value * factor)}${unit}`;
}

const round = (value: number): number => Math.round(value * 10000) / 10000 + 0;
