// SPDX-License-Identifier: MIT
// Clip, 4.5 s: a bike crosses a street at night with its wheels turning; Peck's light draws a trail.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ULTRA} from '../palette.mjs';
import {lens, peck} from '../peck.mjs';
import {
  clipped,
  disc,
  halftone,
  line,
  n,
  path,
  poly,
  rad,
  rect,
  seededRandom,
  stroke,
} from '../svg-shapes.mjs';

export const FRAMES = 135;
const [W, H] = [1080, 1920];
const ROAD = 1560;
const R = 300;

/** Position of the rear hub: enters fast, slows in the middle, leaves fast. */
function hub(frame) {
  const t = frame / (FRAMES - 1);
  return 560 + 1900 * (2 * t - 1) ** 7 + 150 * (2 * t - 1);
}

/** A row of houses that moves sideways at `speed`. */
function row(frame, {seed, speed, low, high, color, light, base}) {
  const next = seededRandom(seed);
  const span = 2400;
  const shift = (frame * speed) % span;
  let d = '';
  let lit = '';
  for (let x = 0; x < span; ) {
    const w = 120 + Math.round(next() * 150);
    const h = low + next() * (high - low);
    const windows = [];
    for (let y = base - h + 50; y < base - 60; y += 84)
      for (let col = 30; col < w - 40; col += 62) if (next() > 0.6) windows.push([col, y]);
    for (const turn of [0, span]) {
      const left = x - shift + turn;
      if (left > W || left + w < 0) continue;
      d += `M${Math.round(left)} ${base}V${Math.round(base - h)}h${w}V${base}Z`;
      for (const [col, y] of windows) lit += `M${Math.round(left + col)} ${Math.round(y)}h28v40h-28Z`;
    }
    x += w;
  }
  return path(d, {fill: color}) + path(lit, {fill: light});
}

/** A wheel with bladed spokes and motion blur. */
function wheel(x, y, turn) {
  const spokes = (offset, inner) =>
    Array.from({length: 9}, (_, i) => {
      const a = rad(turn + offset + i * 40);
      const at = (r, lean) => [x + r * Math.cos(a + lean), y + r * Math.sin(a + lean)];
      return line([at(inner, 0.5), at(R - 30, 0)]);
    }).join('');
  return (
    path(disc(x, y, R), {fill: NIGHT}) +
    path(spokes(-7, 40), stroke(ULTRA, 9)) +
    path(spokes(-3.5, 40), stroke(ULTRA, 9)) +
    path(spokes(0, 40), stroke(CHALK, 8)) +
    path(disc(x, y, R - 8), stroke(INK, 54)) +
    path(disc(x, y, R - 30), stroke(PINK, 14)) +
    path(
      disc(x, y, R + 14),
      stroke(ULTRA, 18, {
        'stroke-dasharray': '30 22',
        'stroke-dashoffset': n(-turn * 0.01745 * (R + 14)),
        'stroke-linecap': 'butt',
      }),
    ) +
    path(disc(x, y, 44), {fill: PINK, stroke: INK, 'stroke-width': 14}) +
    path(
      line([
        [x + (R - 30) * Math.cos(rad(turn + 20)), y + (R - 30) * Math.sin(rad(turn + 20))],
        [x + (R - 30) * Math.cos(rad(turn + 32)), y + (R - 30) * Math.sin(rad(turn + 32))],
      ]),
      stroke(ACID, 22),
    )
  );
}

/** The bike, with its rear hub at (x, y). */
function bike(x, y, frame) {
  const [bx, by] = [x + 330, y + 20];
  const [sx, sy] = [x + 150, y - 590];
  const tubes =
    line([
      [x, y],
      [bx, by],
      [sx + 96, sy + 250],
    ]) +
    line([
      [x, y],
      [sx + 110, sy + 300],
    ]) +
    line([
      [bx, by],
      [x + 900, y - 400],
    ]) +
    line([
      [sx + 96, sy + 270],
      [x + 900, y - 440],
    ]);
  const fork = line([
    [x + 868, y - 560],
    [x + 906, y - 400],
    [x + 1020, y],
  ]);
  const bar = line([
    [x + 868, y - 560],
    [x + 960, y - 590],
    [x + 1010, y - 556],
    [x + 1000, y - 500],
  ]);
  const a = rad(frame * 7);
  const crank = line([
    [bx - 130 * Math.cos(a), by - 130 * Math.sin(a)],
    [bx + 130 * Math.cos(a), by + 130 * Math.sin(a)],
  ]);
  const pedals = [-1, 1]
    .map((k) =>
      line([
        [bx + k * 130 * Math.cos(a) - 46, by + k * 130 * Math.sin(a)],
        [bx + k * 130 * Math.cos(a) + 46, by + k * 130 * Math.sin(a)],
      ]),
    )
    .join('');
  const saddle = `M${sx - 150} ${sy - 34}C${sx - 60} ${sy - 44} ${sx + 90} ${sy - 22} ${sx + 210} ${sy - 30}C${sx + 230} ${sy - 6} ${sx + 120} ${sy + 8} ${sx + 60} ${sy + 14}C${sx} ${sy + 46} ${sx - 150} ${sy + 40} ${sx - 150} ${sy - 34}Z`;
  return (
    path(
      line([
        [sx + 10, sy + 10],
        [sx + 96, sy + 260],
      ]),
      stroke(INK, 42),
    ) +
    path(
      line([
        [sx + 10, sy + 10],
        [sx + 96, sy + 260],
      ]),
      stroke(LILAC, 18),
    ) +
    path(fork, stroke(INK, 46)) +
    path(fork, stroke(LILAC, 22)) +
    path(bar, stroke(INK, 46)) +
    path(bar, stroke(CHALK, 22)) +
    path(tubes, stroke(INK, 54)) +
    path(tubes, stroke(PINK, 28)) +
    path(disc(bx, by, 92), {fill: INK}) +
    path(disc(bx, by, 66), stroke(LILAC, 12, {'stroke-dasharray': '18 14'})) +
    path(crank, stroke(INK, 40)) +
    path(crank, stroke(CHALK, 18)) +
    path(pedals, stroke(INK, 40)) +
    path(pedals, stroke(ACID, 18)) +
    path(saddle, {fill: CHALK, stroke: INK, 'stroke-width': 16, 'stroke-linejoin': 'round'})
  );
}

/** The light trail: a wavy ribbon behind the lens, in three colours. */
function trail(frame, [x, y]) {
  const ribbon = (half, lag) => {
    const top = [];
    const low = [];
    for (let k = 0; k <= 24; k++) {
      const px = x - k * 62;
      const grow = Math.min(1, k / 8);
      const wave = 26 * grow * Math.sin(k * 0.5 - frame * 0.34 + lag);
      top.push([px, y + wave - half * (1 - k / 34)]);
      low.unshift([px, y + wave + half * (1 - k / 34)]);
    }
    return poly([...top, ...low]);
  };
  return (
    path(ribbon(96, 0.5), {fill: PINK}) +
    path(ribbon(64, 0.25), {fill: ULTRA}) +
    path(ribbon(36, 0), {fill: ACID})
  );
}

const streaks = (frame) => {
  const next = seededRandom(31);
  return path(
    Array.from({length: 14}, () => {
      const [y, v, l, at] = [ROAD + 60 + next() * 290, 34 + next() * 30, 120 + next() * 260, next() * 2000];
      const x = 1500 - ((at + frame * v) % 2000);
      return line([
        [x, y],
        [x + l, y],
      ]);
    }).join(''),
    stroke(LILAC, 10),
  );
};

export function wheelScene(frame) {
  const x = hub(frame);
  const y = ROAD - R - 10 + 3 * Math.sin(frame * 0.9);
  const place = {
    x: x + 118,
    y: y - 392,
    size: 128,
    yaw: 20,
    pitch: 4,
    roll: 3 * Math.sin(frame * 0.5),
    mirror: true,
  };
  const dots = halftone([0, 620, W, ROAD], ULTRA, (_, at) => (at - 700) / 1100, {pitch: 44});
  return (
    rect(0, 0, W, H, INK) +
    dots +
    row(frame, {seed: 3, speed: 3, low: 260, high: 620, color: NIGHT, light: ULTRA, base: ROAD}) +
    row(frame, {seed: 8, speed: 8, low: 120, high: 330, color: INK, light: ACID, base: ROAD}) +
    rect(0, ROAD, W, H - ROAD, ULTRA) +
    clipped(`M0 ${ROAD}H${W}V${H}H0Z`, streaks(frame)) +
    rect(0, ROAD, W, 16, INK) +
    trail(frame, lens(place)) +
    wheel(x, y, frame * 17) +
    wheel(x + 1020, y, frame * 17 + 9) +
    bike(x, y, frame) +
    peck(place, {sticker: CHALK, look: [6, 2]})
  );
}
