import type {Box} from '../../spot/geometry/box.ts';

/** Shape of a cutout. */
export type CutoutShape = 'box' | 'round' | 'arch';

/** Box of a cutout and the radius of its upper and lower corners, in pixels. */
export type CutoutOutline = Box & {top: number; bottom: number};

/** Outline of a cutout that is open by `part` of its size. `part` is clamped to 0 to 1, because some eases overshoot. */
export function cutoutOutline(box: Box, shape: CutoutShape, part: number): CutoutOutline {
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
