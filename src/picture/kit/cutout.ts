import type {Box} from '../../spot/geometry/box.ts';

/** Outline of a window. */
export type WindowShape = 'box' | 'round' | 'arch';

/** Where a window is open, and the radius of its upper and lower corners, in pixels. */
export type WindowOpening = Box & {top: number; bottom: number};

/** A window that is open by a part of its size, 0 to 1. It is never wider than its footage, whatever the ease. */
export function windowOpening(box: Box, shape: WindowShape, part: number): WindowOpening {
  const open = Math.min(Math.max(part, 0), 1);
  const width = box.width * open;
  const height = box.height * open;
  const radius = Math.min(width, height) / 2;
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) * (shape === 'arch' ? 1 : 0.5),
    width,
    height,
    top: shape === 'box' ? 0 : shape === 'arch' ? Math.min(width / 2, height) : radius,
    bottom: shape === 'round' ? radius : 0,
  };
}
