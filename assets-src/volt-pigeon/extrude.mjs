// SPDX-License-Identifier: MIT
// Draws 3D solids as flat SVG: outlines extruded to a depth with rounded edges, rotated, projected in
// perspective, and shaded in a few hard tones (cel shading).
import {n, poly, rad} from './svg-shapes.mjs';

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (v) => v.map((c) => c / Math.hypot(...v));
const LIGHT = unit([-0.5, -0.74, 0.45]);

/** A camera `away` radii in front that rotates by roll, yaw, pitch (degrees). x right, y down, z towards the viewer. */
export function camera({x, y, size, yaw = 0, pitch = 0, roll = 0, away = 9, mirror = false}) {
  const [cy, sy, cp, sp, cr, sr] = [yaw, pitch, roll].flatMap((a) => [Math.cos(rad(a)), Math.sin(rad(a))]);
  const turn = ([px, py, pz]) => {
    const [a, b] = [px * cr - py * sr, px * sr + py * cr];
    const [c, d] = [a * cy + pz * sy, -a * sy + pz * cy];
    return [mirror ? -c : c, b * cp - d * sp, b * sp + d * cp];
  };
  const see = (p) => {
    const [a, b, c] = turn(p);
    const f = (size / 100) * (away / (away - c / 100));
    return [x + a * f, y + b * f];
  };
  return {turn, see, away, mirror};
}

/** The profile of a rounded edge, front to back: [inset, z, z component of the normal]. */
function profile(depth, front, back) {
  const rings = [];
  for (let i = 0; i <= 10; i++) {
    const a = (i / 10) * (Math.PI / 2);
    rings.push([front * (1 - Math.sin(a)), depth / 2 - front * (1 - Math.cos(a)), Math.cos(a)]);
  }
  for (let i = 0; i <= 4; i++) {
    const a = (i / 4) * (Math.PI / 2);
    rings.push([back * (1 - Math.cos(a)), -depth / 2 + back * (1 - Math.sin(a)), -Math.sin(a)]);
  }
  return rings;
}

/**
 * Extrudes an outline (points, clockwise on screen) to `depth` around z. The outline has to be convex, except where
 * another solid covers it. `tones` are dark to light. Returns the silhouette, the projected shape for the ink line,
 * the shaded sides, and the outline of the front face.
 */
export function solid(view, outline, {depth, z = 0, front = 8, back = 8, tones, light = LIGHT}) {
  const count = outline.length;
  const normals = outline.map((_, i) => {
    const [a, b] = [outline.at(i - 1), outline[(i + 1) % count]];
    return unit([b[1] - a[1], -(b[0] - a[0]), 0]);
  });
  const rings = profile(depth, front, back).map(([inset, at, lean]) =>
    outline.map((p, i) => [p[0] - normals[i][0] * inset, p[1] - normals[i][1] * inset, at + z, lean]),
  );
  const corner = (k, i) => {
    const [x, y, at, lean] = rings[k][i];
    const flat = Math.sqrt(Math.max(0, 1 - lean * lean));
    return [
      ...view.see([x, y, at]),
      dot(view.turn([normals[i][0] * flat, normals[i][1] * flat, lean]), light),
    ];
  };
  const corners = rings.map((points, k) => points.map((_, i) => corner(k, i)));
  const layers = tones.map(() => '');
  for (let k = 0; k + 1 < rings.length; k++)
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count;
      let quad = [corners[k][i], corners[k][j], corners[k + 1][j], corners[k + 1][i]];
      if (area(quad) * (view.mirror ? -1 : 1) >= 0) continue;
      layers[0] += poly(quad);
      for (const [tone, cut] of CUTS[tones.length].entries()) {
        quad = above(quad, cut);
        if (quad.length > 2) layers[tone + 1] += poly(quad);
      }
    }
  const cap = corners[0];
  const sides = layers
    .map((d, i) => d && `<path d="${d}" fill="${tones[i]}" stroke="${tones[i]}" stroke-width="0.9"/>`)
    .join('');
  return {hull: poly(hullOf(corners.flat())), shape: layers[0] + poly(cap), sides, cap};
}

/** Thresholds of the tones, by their number: the least cosine between normal and light for each tone after the first. */
const CUTS = {1: [], 3: [-0.1, 0.55], 4: [-0.3, 0.3, 0.78]};

/** The part of a polygon whose third coordinate is above `cut`. */
function above(points, cut) {
  return points.flatMap((p, i) => {
    const q = points[(i + 1) % points.length];
    const kept = p[2] > cut ? [p] : [];
    if (p[2] > cut !== q[2] > cut) {
      const t = (cut - p[2]) / (q[2] - p[2]);
      kept.push(p.map((v, c) => v + (q[c] - v) * t));
    }
    return kept;
  });
}

/** The convex hull of points. */
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (row) => {
    const kept = [];
    for (const p of row) {
      while (kept.length > 1 && turnOf(kept.at(-2), kept.at(-1), p) <= 0) kept.pop();
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const turnOf = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const area = (points) =>
  points.reduce((sum, [x, y], i) => {
    const [a, b] = points[(i + 1) % points.length];
    return sum + x * b - a * y;
  }, 0);

/** Points of a circle in the object's own plane. */
export const ring = (cx, cy, r, steps = 96) =>
  Array.from({length: steps}, (_, i) => {
    const a = (i / steps) * 2 * Math.PI;
    return [cx + r * Math.cos(a), cy + r * Math.sin(a)];
  });

/** Points at height z of the object, as a closed SVG path on screen. */
export const decal = (view, points, z) => poly(points.map(([x, y]) => view.see([x, y, z])));
export const decalLine = (view, points, z) =>
  `M${points.map(([x, y]) => view.see([x, y, z]).map(n).join(' ')).join('L')}`;
