import type {Point} from '../../spot/geometry/box.ts';
import {type CameraMove, type Ends, moveEnds} from '../../spot/timeline/camera-move.ts';

/**
 * Where a picture is in its frame before the camera moves: pixel p of the picture is at `x + scale * p`, and likewise for
 * y. `width` and `height` are those of the frame. Pixels, or names of sizes in ffmpeg's filter.
 */
export type RestingPlace = {
  width: number | 'W';
  height: number | 'H';
  scale: number;
  x: number;
  y: number;
  /** The size of the filter's output, whose top left part is the frame. */
  canvas: {width: number | 'W'; height: number | 'H'};
};

/** The picture fills its frame. */
const FILLING: RestingPlace = {
  width: 'W',
  height: 'H',
  scale: 1,
  x: 0,
  y: 0,
  canvas: {width: 'W', height: 'H'},
};

type Moving = {
  /** Length of the move in frames. */
  frames: number;
  /** Frames of the move before the filter's first frame. Default: 0. */
  over?: number;
  /** The point that a push or pull moves towards, as fractions of the frame. */
  towards: Point;
  /** Default: the picture fills the frame. */
  standing?: RestingPlace;
  /** The first and the last view. Default: those of the move. */
  ends?: Ends;
};

/**
 * A camera move (`moveAt`) as options of ffmpeg's `perspective` filter: the corners of what is visible, in pixels of the
 * picture. They are evaluated for each frame and not rounded to pixels.
 */
export function cameraWindowExpression(
  move: CameraMove,
  {frames, over = 0, towards, standing = FILLING, ends = moveEnds(move)}: Moving,
): string {
  const {from, to} = ends;
  // The filter counts its frames from 1.
  const t = frames > 1 ? `min((on${signed(over - 1)})/${frames - 1},1)` : '0';
  const k = move.ease === 'ease' ? `((1-cos(PI*${t}))/2)` : t;
  const between = (a: number, b: number): string => (a === b ? `(${a})` : `(${a}+(${b - a})*${k})`);
  const zoom = between(from.zoom, to.zoom);
  const closing = move.kind === 'push' || move.kind === 'pull' ? `(1-1/${zoom})` : '0';
  const axes = [
    {name: 'x', seen: standing.width, laid: standing.canvas.width},
    {name: 'y', seen: standing.height, laid: standing.canvas.height},
  ] as const;
  const {scale} = standing;
  const [[left, right], [top, bottom]] = axes.map(({name, seen, laid}, axis): [string, string] => {
    const middle = `(0.5+${between(from[name], to[name])}+(${(towards[axis] ?? 0.5) - 0.5})*${closing})`;
    // The filter measures from the centres of pixels, not from their edges: add half a pixel of the frame, less half of the picture's.
    const first = `(${seen}*(${middle}-0.5/${zoom})${signed(-standing[name])}+0.5/${zoom})/${scale}-0.5`;
    return [first, `${first}+${laid}/(${scale}*${zoom})`];
  }) as [[string, string], [string, string]];
  const corners = [
    ['x0', left],
    ['y0', top],
    ['x1', right],
    ['y1', top],
    ['x2', left],
    ['y2', bottom],
    ['x3', right],
    ['y3', bottom],
  ];
  return corners.map(([name, value]) => `${name}='${value}'`).join(':');
}

const signed = (value: number): string => (value < 0 ? String(value) : `+${value}`);
