import type {Act} from '../../spot/animatic/read-shot.ts';
import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';

/** Joints of a body of height 1. y = 0 is the ground under the soles; up is negative. */
export type Pose = {
  head: DrawingPoint;
  neck: DrawingPoint;
  hips: DrawingPoint;
  /** Shoulder, elbow, wrist: first the near arm, then the far one. */
  arms: readonly [readonly DrawingPoint[], readonly DrawingPoint[]];
  /** Hip, knee, ankle, toe: first the near leg, then the far one. */
  legs: readonly [readonly DrawingPoint[], readonly DrawingPoint[]];
  /** Seen from the side, facing right. Otherwise from the front. */
  side: boolean;
};

/** Limbs in degrees from hanging straight down, `lean` of the spine in degrees from upright; forwards is positive. */
type Angles = {
  lean: number;
  arms: [upper: number, lower: number][];
  legs: [thigh: number, shin: number][];
  /** Height of the lowest joint above the ground: above 0 in a jump. */
  lift: number;
  side: boolean;
};

const SPINE = 0.3;
const [UPPER_ARM, LOWER_ARM] = [0.17, 0.15];
const [THIGH, SHIN, FOOT] = [0.245, 0.235, 0.07];

const swing = (turn: number): number => Math.sin(turn * Math.PI * 2);

/** Angles of each act at `turn`: a cycle is from 0 to 1, and then repeats. */
const ACTS: Record<Act, (turn: number) => Angles> = {
  stand: (turn) => ({
    lean: swing(turn) * 1.5,
    arms: [
      [-12, -4],
      [14, 4],
    ],
    legs: [
      [-5, -5],
      [6, 6],
    ],
    lift: 0,
    side: false,
  }),
  walk: (turn) => stride(turn, 26, 24, 4, 0.01),
  run: (turn) => stride(turn, 56, 74, 17, 0.05),
  jump: (turn) => ({
    lean: swing(turn) * 4,
    arms: [
      [-140 - swing(turn) * 18, -158],
      [140 + swing(turn) * 18, 158],
    ],
    legs: [
      [-24 - swing(turn) * 8, 10],
      [26 + swing(turn) * 8, -14],
    ],
    lift: 0.06 + Math.abs(swing(turn / 2)) * 0.1,
    side: false,
  }),
  reach: (turn) => ({
    lean: 7 + swing(turn) * 2,
    arms: [
      [68 + swing(turn) * 8, 84 + swing(turn) * 8],
      [-12, 6],
    ],
    legs: [
      [14, 4],
      [-14, -18],
    ],
    lift: 0,
    side: true,
  }),
  drink: (turn) => ({
    lean: -4 - swing(turn) * 2,
    arms: [
      [70 + swing(turn) * 6, 200 + swing(turn) * 8],
      [-10, 8],
    ],
    legs: [
      [8, 2],
      [-8, -10],
    ],
    lift: 0,
    side: true,
  }),
  sit: (turn) => ({
    lean: 6 + swing(turn) * 2,
    arms: [
      [38, 82 + swing(turn) * 4],
      [30, 74],
    ],
    legs: [
      [86, 4],
      [82, -8],
    ],
    lift: 0,
    side: true,
  }),
  turn: (turn) => ({
    lean: swing(turn) * 5,
    arms: [
      [-30 - swing(turn) * 12, -6],
      [126 + swing(turn) * 12, 168 + swing(turn) * 14],
    ],
    legs: [
      [-8, -4],
      [10, 6],
    ],
    lift: 0,
    side: false,
  }),
  ride: (turn) => ({
    lean: 38,
    arms: [
      [62, 74],
      [58, 70],
    ],
    legs: [
      [56 + swing(turn) * 26, -8 + swing(turn) * 22],
      [56 - swing(turn) * 26, -8 - swing(turn) * 22],
    ],
    lift: 0.08,
    side: true,
  }),
};

function stride(turn: number, reach: number, bend: number, lean: number, bounce: number): Angles {
  const leg = (at: number): [number, number] => [
    swing(at) * reach + 4,
    swing(at) * reach - Math.max(0, swing(at + 0.28)) * bend - 4,
  ];
  const arm = (at: number): [number, number] => [swing(at) * reach, swing(at) * reach + bend * 0.9];
  return {
    lean,
    arms: [arm(turn + 0.5), arm(turn)],
    legs: [leg(turn), leg(turn + 0.5)],
    lift: Math.abs(swing(turn)) * bounce,
    side: true,
  };
}

/** The pose of a body at `turn` of an act. A cycle is from 0 to 1, and then repeats. */
export function poseOf(act: Act, turn: number): Pose {
  const {lean, arms, legs, lift, side} = ACTS[act](turn);
  const limb = (
    from: DrawingPoint,
    lengths: readonly number[],
    angles: readonly number[],
  ): DrawingPoint[] => {
    const points = [from];
    for (const [index, length] of lengths.entries())
      points.push(step(points.at(-1) ?? from, length, angles[index] ?? 0));
    return points;
  };
  const spread = side ? 0.012 : 0.05;
  const raw = legs.map(([thigh, shin], index) =>
    limb(
      [index === 0 ? -spread : spread, 0],
      [THIGH, SHIN, FOOT],
      [thigh, shin, side ? 86 : index === 0 ? -50 : 50],
    ),
  );
  const lowest = Math.max(...raw.flat().map(([, y]) => y));
  const hips: DrawingPoint = [0, -lowest - lift];
  const neck = step(hips, SPINE, 180 - lean);
  const shoulder = side ? 0.02 : 0.105;
  const at = (points: readonly DrawingPoint[]): DrawingPoint[] =>
    points.map(([x, y]) => [x + hips[0], y + hips[1]]);
  return {
    head: step(neck, 0.115, 180 - lean * 0.6),
    neck,
    hips,
    arms: [
      limb([neck[0] - shoulder, neck[1] + 0.035], [UPPER_ARM, LOWER_ARM], arms[0] ?? []),
      limb([neck[0] + shoulder, neck[1] + 0.035], [UPPER_ARM, LOWER_ARM], arms[1] ?? []),
    ],
    legs: [at(raw[0] ?? []), at(raw[1] ?? [])],
    side,
  };
}

/** The point at `length` from another, in a direction in degrees from straight down. */
function step([x, y]: DrawingPoint, length: number, degrees: number): DrawingPoint {
  const turn = (degrees / 180) * Math.PI;
  return [x + Math.sin(turn) * length, y + Math.cos(turn) * length];
}
