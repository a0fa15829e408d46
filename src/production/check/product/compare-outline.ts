import type {SeenOutline} from '../../../spot/findings/product-sight.ts';
import {type LabColour, type Light, labOf} from '../../../spot/grade/lab.ts';
import {LIGHT_OF_CODES} from '../../../spot/grade/srgb.ts';
import {chromaOf} from './colour-parts.ts';
import type {Pixels, Plane} from './pixels.ts';

/** How far inside and outside of the outline colours are compared, as parts of the margin around the product. */
const INSIDE = 0.35;
const OUTSIDE = 0.6;
/** Colours that are nearer are those of the product; colours that are farther are others. Lightness counts half, in delta E of 1976. */
const SAME = 9;
const OTHER = 24;
/** Colours at both sides of an outline that are nearer go on across it: delta E of 1976, with all of the lightness. */
const GOES_ON = 5;
/** Pixels at each side of a point whose mean is compared. */
const AROUND = 1;
/** Points of the outline that are compared. */
const POINTS = 160;

/**
 * Compares the colours inside and outside of the outline of a product with those of its photo. `around`: the footage in the geometry of the
 * photo, with `margin` pixels more at each side. Null where less than a third of the outline can be judged.
 */
export function compareOutline(
  photo: Pixels,
  mask: Plane,
  around: Pixels,
  margin: number,
  asSeen: (light: Light) => Light,
): SeenOutline | null {
  const points = borderOf(mask);
  const every = Math.max(1, points.length / POINTS);
  let [judged, missing, extended, all] = [0, 0, 0, 0];
  for (let at = 0; at < points.length; at += every) {
    const {x, y, nx, ny} = points[Math.floor(at)] as Border;
    const inner = [Math.round(x - nx * INSIDE * margin), Math.round(y - ny * INSIDE * margin)] as const;
    const outer = [Math.round(x + nx * OUTSIDE * margin), Math.round(y + ny * OUTSIDE * margin)] as const;
    if (!isIn(mask, inner) || isIn(mask, outer)) continue;
    all += 1;
    const wanted = labOf(asSeen(lightOf(photo, inner)));
    const seenInside = labOf(lightOf(around, [inner[0] + margin, inner[1] + margin]));
    const seenOutside = labOf(lightOf(around, [outer[0] + margin, outer[1] + margin]));
    const inside = apart(wanted, seenInside);
    const outside = apart(wanted, seenOutside);
    if (inside > OTHER) missing += 1;
    // A background that happens to have the product's colours still has a step at the outline.
    if (inside < SAME && outside < SAME && step(seenInside, seenOutside) < GOES_ON) extended += 1;
    if (inside > OTHER || outside > OTHER) judged += 1;
  }
  if (all === 0 || judged < all / 3) return null;
  return {missing: missing / all, extended: extended / all, judged: judged / all};
}

type Border = {x: number; y: number; nx: number; ny: number};

/** The pixels at the border of a mask, each with the direction that leads out of it. */
function borderOf(mask: Plane): Border[] {
  const reach = 3;
  const points: Border[] = [];
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++) {
      if (!isIn(mask, [x, y])) continue;
      if (
        isIn(mask, [x - 1, y]) &&
        isIn(mask, [x + 1, y]) &&
        isIn(mask, [x, y - 1]) &&
        isIn(mask, [x, y + 1])
      )
        continue;
      let [nx, ny] = [0, 0];
      for (let dy = -reach; dy <= reach; dy++)
        for (let dx = -reach; dx <= reach; dx++)
          if (!isIn(mask, [x + dx, y + dy])) {
            nx += dx;
            ny += dy;
          }
      const length = Math.hypot(nx, ny);
      if (length > 0) points.push({x, y, nx: nx / length, ny: ny / length});
    }
  return points;
}

const isIn = ({width, height, data}: Plane, [x, y]: readonly [number, number]): boolean =>
  x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] !== 0;

/** The mean of the pixels around a place. Dots and other textures are not exactly at the same place in the footage. */
function lightOf({width, height, data}: Pixels, [x, y]: readonly [number, number]): Light {
  const sums: [number, number, number] = [0, 0, 0];
  for (let dy = -AROUND; dy <= AROUND; dy++)
    for (let dx = -AROUND; dx <= AROUND; dx++) {
      const row = Math.min(Math.max(y + dy, 0), height - 1);
      const at = 3 * (row * width + Math.min(Math.max(x + dx, 0), width - 1));
      for (const channel of [0, 1, 2] as const)
        sums[channel] += LIGHT_OF_CODES[data[at + channel] as number] as number;
    }
  const [red, green, blue] = sums;
  const count = (2 * AROUND + 1) ** 2;
  return [red / count, green / count, blue / count];
}

/** The distance of two colours, in which lightness counts half, and less chroma in the footage than in the photo counts as shade. */
const apart = (a: LabColour, b: LabColour): number =>
  Math.hypot((a[0] - b[0]) / 2, a[1] - b[1], a[2] - b[2]) * (chromaOf(a) > 60 ? 0.8 : 1);

const step = (a: LabColour, b: LabColour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
