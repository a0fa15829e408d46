import {type Move, moveEnds, type Point} from '../spot/move.ts';

/**
 * `moveAt` as expressions of ffmpeg's `perspective`: the corners of the window in the source, for frame
 * `on` of `frames`. They are evaluated per frame and are not rounded to pixels.
 */
export function windowExpression(move: Move, frames: number, towards: Point): string {
  const {from, to} = moveEnds(move);
  // The filter counts its frames from 1.
  const t = frames > 1 ? `min((on-1)/${frames - 1},1)` : '0';
  const k = move.ease === 'ease' ? `((1-cos(PI*${t}))/2)` : t;
  const between = (a: number, b: number): string => `(${a}+(${b - a})*${k})`;
  const zoom = between(from.zoom, to.zoom);
  const closing = move.kind === 'push' || move.kind === 'pull' ? `(1-1/${zoom})` : '0';
  const middle = (axis: 0 | 1): string => {
    const name = axis === 0 ? 'x' : 'y';
    return `(0.5+${between(from[name], to[name])}+(${towards[axis] - 0.5})*${closing})`;
  };
  // The filter counts from the middle of a pixel, not from its edge: half a pixel of the window, less half of the frame's.
  const half = `(0.5/${zoom}-0.5)`;
  const edge = (axis: 0 | 1, side: -1 | 1): string =>
    `${axis === 0 ? 'W' : 'H'}*(${middle(axis)}${side < 0 ? '-' : '+'}0.5/${zoom})+${half}`;
  const corners = [
    ['x0', edge(0, -1)],
    ['y0', edge(1, -1)],
    ['x1', edge(0, 1)],
    ['y1', edge(1, -1)],
    ['x2', edge(0, -1)],
    ['y2', edge(1, 1)],
    ['x3', edge(0, 1)],
    ['y3', edge(1, 1)],
  ];
  return corners.map(([name, value]) => `${name}='${value}'`).join(':');
}
