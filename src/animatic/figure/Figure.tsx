import type {Act} from '../../spot/animatic/read-shot.ts';
import type {DrawingPoint} from '../drawing/hand-drawn-paths.ts';
import {curvePath, ellipsePoints, sketchPath} from '../drawing/hand-drawn-paths.ts';
import {Hatch, InkShape, useDrawing} from '../drawing/ink-shapes.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {GREY, INK, PALE, WHITE} from '../drawing/tones.ts';
import {type Pose, poseOf} from './pose.ts';

type Props = {
  id: string;
  act: Act;
  /** Cycles of the act since its start; the fraction is the position in the current one. */
  turn: number;
  /** Position of the soles. */
  x: number;
  y: number;
  height: number;
  /** Mirrored horizontally: the figure faces left. */
  mirrored?: boolean;
  /** An earlier pose, for motion: only a faint outline. */
  ghost?: boolean;
};

/** A mannequin of simple shapes without face and hands: it shows pose and size. */
export function Figure({id, act, turn, x, y, height, mirrored = false, ghost = false}: Props) {
  const pose = poseOf(act, turn);
  const place = ([px, py]: DrawingPoint): DrawingPoint => [
    x + (mirrored ? -px : px) * height,
    y + py * height,
  ];
  const limbs = (points: readonly DrawingPoint[]): DrawingPoint[] => points.map(place);
  const part = {height, ghost};
  const [near, far] = [0, 1] as const;
  return (
    <g opacity={ghost ? 0.34 : 1}>
      <Limb id={`${id}-leg-far`} points={limbs(pose.legs[far])} thick={0.07} tone={GREY} {...part} />
      <Limb id={`${id}-arm-far`} points={limbs(pose.arms[far])} thick={0.048} tone={GREY} {...part} />
      <Limb id={`${id}-leg-near`} points={limbs(pose.legs[near])} thick={0.074} tone={PALE} {...part} />
      <Trunk id={id} pose={pose} place={place} {...part} />
      <Limb id={`${id}-arm-near`} points={limbs(pose.arms[near])} thick={0.05} tone={PALE} {...part} />
      <Head id={id} pose={pose} place={place} mirrored={mirrored} {...part} />
    </g>
  );
}

type PartProps = {height: number; ghost: boolean};

/** A limb: one thick stroke over a wider one in ink, which makes its outline. */
function Limb({
  id,
  points,
  thick,
  tone,
  height,
  ghost,
}: PartProps & {id: string; points: DrawingPoint[]; thick: number; tone: string}) {
  const {seed, redrawn} = useDrawing();
  const d = sketchPath(points, false, height * 0.004, seededRandom(seed, id, redrawn));
  const line = Math.min(1.1, 0.4 + height / 140);
  const stroke = {d, fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round'} as const;
  return (
    <>
      <path {...stroke} stroke={INK} strokeWidth={thick * height + line * 2} opacity={ghost ? 0.5 : 1} />
      <path {...stroke} stroke={ghost ? WHITE : tone} strokeWidth={thick * height} />
    </>
  );
}

function Trunk({
  id,
  pose,
  place,
  height,
  ghost,
}: PartProps & {id: string; pose: Pose; place: (dot: DrawingPoint) => DrawingPoint}) {
  const {neck, hips, side} = pose;
  const [chest, waist, seat] = side ? [0.07, 0.052, 0.062] : [0.118, 0.072, 0.088];
  const along = (part: number): DrawingPoint => [
    hips[0] + (neck[0] - hips[0]) * part,
    hips[1] + (neck[1] - hips[1]) * part,
  ];
  const lean = Math.atan2(neck[0] - hips[0], hips[1] - neck[1]);
  const beside = ([x, y]: DrawingPoint, half: number): DrawingPoint =>
    place([x + Math.cos(lean) * half, y + Math.sin(lean) * half]);
  const rows = [
    [along(1.02), chest * 0.42],
    [along(0.9), chest],
    [along(0.62), chest * 0.86],
    [along(0.3), waist],
    [along(-0.06), seat],
  ] as const;
  const points = [
    ...rows.map(([at, half]) => beside(at, -half)),
    ...[...rows].reverse().map(([at, half]) => beside(at, half)),
  ];
  const shade = [
    ...rows.map(([at, half]) => beside(at, half * 0.25)),
    ...[...rows].reverse().map(([at, half]) => beside(at, half)),
  ];
  return (
    <>
      <InkShape
        id={`${id}-trunk`}
        points={points}
        fill={ghost ? WHITE : PALE}
        weight={Math.min(1.1, 0.4 + height / 140)}
        wobble={height * 0.003}
      />
      {!ghost && (
        <Hatch
          id={`${id}-trunk`}
          points={shade}
          gap={Math.max(1.4, height / 42)}
          weight={Math.max(0.5, height / 130)}
        />
      )}
      {!ghost && (
        <InkShape
          id={`${id}-spine`}
          points={[place(along(0.98)), place(along(0.5)), place(along(0))]}
          open
          weight={0.4}
          line={GREY}
        />
      )}
    </>
  );
}

/** The head: an ellipse with two guide lines that show where it looks. */
function Head({
  id,
  pose,
  place,
  mirrored,
  height,
  ghost,
}: PartProps & {id: string; pose: Pose; place: (dot: DrawingPoint) => DrawingPoint; mirrored: boolean}) {
  const {seed, redrawn} = useDrawing();
  const [x, y] = place(pose.head);
  const [neckX, neckY] = place(pose.neck);
  const r = height * 0.062;
  const lookX = (pose.side ? (mirrored ? -1 : 1) : 0) * r * 0.5;
  const weight = Math.min(1.1, 0.4 + height / 140);
  const guide = {fill: 'none', stroke: GREY, strokeWidth: Math.max(0.4, r * 0.05)} as const;
  return (
    <>
      <path d={`M${neckX} ${neckY}L${x} ${y}`} stroke={INK} strokeWidth={height * 0.05 + weight * 2} />
      <path d={`M${neckX} ${neckY}L${x} ${y}`} stroke={ghost ? WHITE : PALE} strokeWidth={height * 0.05} />
      <InkShape
        id={`${id}-head`}
        points={ellipsePoints(x, y, r * 0.82, r * 1.1, 10)}
        fill={WHITE}
        weight={weight}
        wobble={r * 0.03}
      />
      {!ghost && (
        <>
          <path
            {...guide}
            d={curvePath(
              [
                [x, y - r],
                [x + lookX, y],
                [x, y + r],
              ],
              false,
              0.1,
              seededRandom(seed, id, 'face', redrawn),
            )}
          />
          <path
            {...guide}
            d={curvePath(
              [
                [x - r * 0.76, y - r * 0.1],
                [x + lookX, y + r * 0.08],
                [x + r * 0.76, y - r * 0.1],
              ],
              false,
              0.1,
              seededRandom(seed, id, 'eyes', redrawn),
            )}
          />
        </>
      )}
    </>
  );
}
