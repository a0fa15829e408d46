import {cameraAt} from '../spot/animatic/animatic.ts';
import type {Size} from '../spot/geometry/box.ts';
import type {CameraMove, CameraMoveKind} from '../spot/timeline/camera-move.ts';
import type {DrawingPoint} from './drawing/hand-drawn-paths.ts';
import {InkLine, InkShape, useDrawing} from './drawing/ink-shapes.tsx';
import {ACCENT, INK, WHITE} from './drawing/tones.ts';

type Props = {
  move: CameraMove;
  /** The whole frame, in drawing units. */
  frame: Size;
  /** Height of the part above the slate, in drawing units. */
  visibleHeight: number;
};

/** The camera move in storyboard notation: rule of thirds, a dashed frame for the other end of the move, arrows. */
export function CameraMarks({move, frame, visibleHeight}: Props) {
  const {camera} = useDrawing();
  const middle = (visibleHeight - frame.height) / 2;
  const zooms = move.kind === 'push' || move.kind === 'pull';
  // A pull shows the frame that it starts from, every other move the frame that it ends in.
  const otherEnd = cameraAt(move, move.kind === 'pull' ? 0 : 1, frame);
  const scale = (camera.zoom / otherEnd.zoom) * (zooms ? 1 : 0.94);
  const [x, y] = [(otherEnd.x - camera.x) * camera.zoom, (otherEnd.y - camera.y) * camera.zoom];
  const [halfW, halfH] = [(frame.width / 2 - 3) * scale, (visibleHeight / 2 - 3) * scale];
  return (
    <g transform={`translate(0 ${middle})`}>
      <Thirds width={frame.width} height={visibleHeight} />
      <Corners width={frame.width} height={visibleHeight} />
      {move.kind !== 'static' && (
        <g transform={`translate(${x} ${y})`}>
          <rect
            x={-halfW}
            y={-halfH}
            width={halfW * 2}
            height={halfH * 2}
            fill="none"
            stroke={ACCENT}
            strokeWidth={1.1}
            strokeDasharray="5 2.6"
            strokeLinecap="round"
          />
        </g>
      )}
      {zooms && <CornerArrows inwards={move.kind === 'push'} width={frame.width} height={visibleHeight} />}
      {!zooms && move.kind !== 'static' && (
        <BigArrow kind={move.kind} width={frame.width} height={visibleHeight} />
      )}
    </g>
  );
}

function Thirds({width, height}: {width: number; height: number}) {
  const line = {stroke: WHITE, strokeWidth: 0.35, opacity: 0.6} as const;
  return (
    <>
      {[-1, 1].map((side) => (
        <g key={side}>
          <line x1={(side * width) / 6} x2={(side * width) / 6} y1={-height / 2} y2={height / 2} {...line} />
          <line x1={-width / 2} x2={width / 2} y1={(side * height) / 6} y2={(side * height) / 6} {...line} />
        </g>
      ))}
    </>
  );
}

/** The corners and the centre cross of a viewfinder. */
function Corners({width, height}: {width: number; height: number}) {
  const [x, y] = [width / 2 - 4, height / 2 - 4];
  const corners = [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) => `M${sx * x} ${sy * (y - 6)}V${sy * y}H${sx * (x - 6)}`),
  );
  return (
    <path
      d={`${corners.join('')}M-2.4 0H2.4M0 -2.4V2.4`}
      fill="none"
      stroke={INK}
      strokeWidth={0.7}
      strokeLinecap="round"
    />
  );
}

/** Where the corner arrows end, as a part of the width from the middle. */
const ARROW_INNER_END = 0.33;

/** Arrows in the corners: inwards for a push, outwards for a pull. */
function CornerArrows({inwards, width, height}: {inwards: boolean; width: number; height: number}) {
  return [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) => {
      const far: DrawingPoint = [sx * width * 0.43, sy * height * 0.44];
      const near: DrawingPoint = [sx * width * ARROW_INNER_END, sy * (height * 0.44 - width * 0.1)];
      const [from, to] = inwards ? [far, near] : [near, far];
      return <Arrow key={`${sx}${sy}`} id={`corner${sx}${sy}`} from={from} to={to} thick={2.4} />;
    }),
  );
}

/** Direction of each pan and tilt. */
const DIRECTIONS: Partial<Record<CameraMoveKind, DrawingPoint>> = {
  'pan-left': [-1, 0],
  'pan-right': [1, 0],
  'tilt-up': [0, -1],
  'tilt-down': [0, 1],
};

/** One large arrow in the direction of a pan or tilt, near an edge so that it covers little of the drawing. */
function BigArrow({kind, width, height}: {kind: CameraMoveKind; width: number; height: number}) {
  const [dx, dy] = DIRECTIONS[kind] ?? [0, 0];
  const along = dx === 0 ? height * 0.2 : width * 0.27;
  const [cx, cy] = dx === 0 ? [width * 0.41, 0] : [0, height * 0.42];
  return (
    <Arrow
      id="way"
      from={[cx - dx * along, cy - dy * along]}
      to={[cx + dx * along, cy + dy * along]}
      thick={4}
    />
  );
}

/** A filled arrow with a white outline. */
function Arrow({id, from, to, thick}: {id: string; from: DrawingPoint; to: DrawingPoint; thick: number}) {
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const place = (x: number, y: number): DrawingPoint => [
    from[0] + Math.cos(turn) * x - Math.sin(turn) * y,
    from[1] + Math.sin(turn) * x + Math.cos(turn) * y,
  ];
  const [half, wing, neck] = [thick / 2, thick * 1.15, length - thick * 1.7];
  const points = [
    place(0, -half),
    place(neck, -half),
    place(neck, -wing),
    place(length, 0),
    place(neck, wing),
    place(neck, half),
    place(0, half),
  ];
  return (
    <>
      <InkShape id={`arrow-${id}`} straight points={points} fill={ACCENT} line={null} wobble={0.15} />
      <InkLine
        id={`arrow-line-${id}`}
        straight
        points={[...points, points[0] ?? [0, 0]]}
        line={WHITE}
        weight={0.5}
        wobble={0.2}
      />
    </>
  );
}
