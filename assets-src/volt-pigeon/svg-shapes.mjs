// SPDX-License-Identifier: MIT
// SVG building blocks of all Volt Pigeon pictures: paths, clips, halftones, rays, bursts. They return SVG as text.

/** A number as SVG text, rounded to a tenth. */
export const n = (v) => String(Math.round(v * 10) / 10);

export const lerp = (a, b, t) => a + (b - a) * t;
export const clamp = (v, low = 0, high = 1) => Math.min(high, Math.max(low, v));
export const rad = (degrees) => (degrees * Math.PI) / 180;

/** A function that returns pseudo-random numbers from 0 up to 1 (mulberry32), the same sequence for the same seed. */
export function seededRandom(seed) {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const attributes = (set) =>
  Object.entries(set)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
export const path = (d, set) => `<path d="${d}"${attributes(set)}/>`;
export const poly = (points) => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;
export const line = (points) => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
export const rect = (x, y, w, h, fill) => path(`M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`, {fill});
export const disc = (x, y, r) =>
  `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
export const stroke = (color, width, more = {}) => ({
  fill: 'none',
  stroke: color,
  'stroke-width': n(width),
  'stroke-linejoin': 'round',
  'stroke-linecap': 'round',
  ...more,
});

let ids = 0;
/** The SVG `body`, clipped to the path `d`. */
export const clipped = (d, body, rule = 'nonzero') => {
  const id = `c${ids++}`;
  return `<clipPath id="${id}"><path d="${d}" clip-rule="${rule}"/></clipPath><g clip-path="url(#${id})">${body}</g>`;
};

export const svg = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

/** Halftone dots on a rotated grid over [x0, y0, x1, y1]. `tone(x, y)` is the ink coverage there, 0 to 1. */
export function halftone([x0, y0, x1, y1], fill, tone, {pitch = 26, angle = 45} = {}) {
  const [c, s] = [Math.cos(rad(angle)) * pitch, Math.sin(rad(angle)) * pitch];
  const reach = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / pitch / 2) + 1;
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
  let d = '';
  for (let i = -reach; i <= reach; i++)
    for (let j = -reach; j <= reach; j++) {
      const [x, y] = [mx + i * c - j * s, my + i * s + j * c];
      if (x < x0 - pitch || x > x1 + pitch || y < y0 - pitch || y > y1 + pitch) continue;
      const ink = clamp(tone(x, y));
      if (ink > 0.012) d += disc(x, y, pitch * Math.sqrt(ink / Math.PI) * 1.12);
    }
  return path(d, {fill});
}

/** Wedges around a point; `part` of each of them is filled, the rest is gap. */
export function rays(cx, cy, count, radius, fill, {phase = 0, part = 0.5, inner = 0} = {}) {
  let d = '';
  for (let i = 0; i < count; i++) {
    const [a, b] = [phase + (i * 360) / count, phase + ((i + part) * 360) / count].map(rad);
    const at = (angle, r) => [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
    d += poly([at(a, inner), at(a, radius), at(b, radius), at(b, inner)]);
  }
  return path(d, {fill});
}

/** A star-like outline with `count` spikes, as in comics. */
export function burst(cx, cy, count, outer, inner, {phase = 0, jitter = 0, seed = 1, squash = 1} = {}) {
  const next = seededRandom(seed);
  return poly(
    Array.from({length: count * 2}, (_, i) => {
      const r = (i % 2 ? inner : outer) * (1 + (next() - 0.5) * jitter);
      const a = rad(phase + (i * 180) / count);
      return [cx + r * Math.cos(a), cy + r * Math.sin(a) * squash];
    }),
  );
}

/** A four-pointed star, for reflections. */
export const glint = (x, y, r, waist = 0.16, turn = 0) =>
  poly(
    Array.from({length: 8}, (_, i) => {
      const a = rad(turn + i * 45);
      const k = i % 2 ? r * waist : r;
      return [x + k * Math.cos(a), y + k * Math.sin(a)];
    }),
  );

/** A closed polygon with rounded corners, as points. */
export function rounded(points, radius, steps = 8) {
  return points.flatMap((p, i) => {
    const toward = (q) => {
      const d = Math.hypot(q[0] - p[0], q[1] - p[1]);
      const k = Math.min(radius, d / 2) / d;
      return [lerp(p[0], q[0], k), lerp(p[1], q[1], k)];
    };
    const a = toward(points.at(i - 1));
    const b = toward(points[(i + 1) % points.length]);
    return Array.from({length: steps + 1}, (_, k) => {
      const t = k / steps;
      return [0, 1].map((c) => (1 - t) ** 2 * a[c] + 2 * t * (1 - t) * p[c] + t * t * b[c]);
    });
  });
}
