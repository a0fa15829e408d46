import type {Box, Size} from '../../spot/geometry/box.ts';

/**
 * Where the whole content of a picture is, as fractions of the box that it is drawn in: `object-fit` and `object-position` of CSS
 * (https://drafts.csswg.org/css-images/#sizing). With `cover` and `none` it can extend past the box; with `contain` it leaves bars.
 * `natural` and `drawn`: the sizes of the file and of the box, in pixels. `position`: as computed, such as `50% 0px`.
 */
export function contentOf(natural: Size, drawn: Size, fit: string, position: string): Box {
  const whole = {x: 0, y: 0, width: 1, height: 1};
  if (natural.width <= 0 || natural.height <= 0 || drawn.width <= 0 || drawn.height <= 0) return whole;
  const [across, down] = [drawn.width / natural.width, drawn.height / natural.height];
  const scale = {
    contain: Math.min(across, down),
    cover: Math.max(across, down),
    none: 1,
    'scale-down': Math.min(1, across, down),
  }[fit];
  if (scale === undefined) return whole;
  const [left = '50%', top = '50%'] = position.split(' ');
  const width = (natural.width * scale) / drawn.width;
  const height = (natural.height * scale) / drawn.height;
  return {x: offset(left, width, drawn.width), y: offset(top, height, drawn.height), width, height};
}

/** A part of `object-position` as a fraction of the box: a percentage is one of the free space. */
const offset = (position: string, part: number, pixels: number): number =>
  position.endsWith('%')
    ? (Number.parseFloat(position) / 100) * (1 - part)
    : (Number.parseFloat(position) || 0) / pixels;
