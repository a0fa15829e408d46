// SPDX-License-Identifier: MIT
// Scene: Peck on a seat post in the rain, sheltered by the saddle.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ULTRA} from '../palette.mjs';
import {lens, peck} from '../peck.mjs';
import {
  clipped,
  disc,
  halftone,
  line,
  path,
  poly,
  rad,
  rounded,
  seededRandom,
  stroke,
} from '../svg-shapes.mjs';
import {ground, H, W} from './ground-and-shadow.mjs';

const place = {x: 742, y: 1330, size: 236, yaw: 24, pitch: 5, mirror: true};
const SLANT = 0.3;

/** Rain as strokes that fall to the left. */
function rain(seed, count, color, width, long, [top, low]) {
  const next = seededRandom(seed);
  let d = '';
  for (let i = 0; i < count; i++) {
    const [x, y, l] = [next() * 1900 - 100, top + next() * (low - top), long * (0.6 + next() * 0.8)];
    d += line([
      [x, y],
      [x - l * SLANT, y + l],
    ]);
  }
  return path(d, stroke(color, width));
}

/** A saddle and its rails from the side, nose to the right. */
function saddle() {
  const shell =
    'M330 1010C318 958 352 930 412 936C560 952 640 962 760 968C900 975 1010 962 1120 968C1168 972 1180 1006 1140 1022C1060 1048 960 1050 880 1060C800 1072 740 1120 640 1116C520 1110 356 1090 330 1010Z';
  const rails = 'M470 1092C560 1150 640 1160 760 1150C880 1138 960 1100 1060 1040';
  return (
    path(rails, stroke(INK, 40)) +
    path(rails, stroke(LILAC, 15)) +
    path(shell, {fill: PINK, stroke: INK, 'stroke-width': 20, 'stroke-linejoin': 'round'}) +
    clipped(
      shell,
      halftone([320, 920, 1190, 1130], INK, (_, y) => (y - 1010) / 150, {pitch: 20}) +
        path('M372 972C520 962 700 996 1120 990', stroke(CHALK, 13)),
    )
  );
}

/** A splash: small drops thrown up from (x, y). */
const splash = (x, y, k) =>
  [
    [-64, -34, 11],
    [-34, -72, 15],
    [6, -92, 12],
    [40, -60, 16],
    [72, -24, 10],
  ]
    .map(([dx, dy, r]) => disc(x + dx * k, y + dy * k, r * k))
    .join('');

function post() {
  const tube = poly(
    rounded(
      [
        [700, 1120],
        [812, 1120],
        [856, 2260],
        [744, 2260],
      ],
      6,
    ),
  );
  const collar = poly(
    rounded(
      [
        [690, 1730],
        [876, 1730],
        [884, 1800],
        [694, 1800],
      ],
      18,
    ),
  );
  return (
    path(tube, {fill: INK, stroke: INK, 'stroke-width': 16}) +
    clipped(
      tube,
      path(
        line([
          [722, 1120],
          [770, 2260],
        ]),
        stroke(ULTRA, 30),
      ) +
        path(
          line([
            [790, 1120],
            [836, 2260],
          ]),
          stroke(NIGHT, 20),
        ),
    ) +
    path(collar, {fill: ULTRA, stroke: INK, 'stroke-width': 14, 'stroke-linejoin': 'round'}) +
    path(
      line([
        [716, 1750],
        [716, 1780],
      ]),
      stroke(LILAC, 14),
    )
  );
}

/** The top of the rear wheel, with water thrown off backwards. */
function wheel() {
  const [x, y, r] = [470, 2440, 560];
  const spokes = Array.from({length: 22}, (_, i) => {
    const a = rad(i * 16.4 + 4);
    return line([
      [x, y],
      [x + r * Math.cos(a), y + r * Math.sin(a)],
    ]);
  }).join('');
  const spray = [
    [-96, 12, 236],
    [-103, 44, 250],
    [-110, 82, 262],
    [-118, 30, 282],
    [-100, 96, 300],
  ]
    .map(([a, off, turn]) => {
      const at = (k) => [
        x + (r + off + 60 + k) * Math.cos(rad(a)) - turn * 0.24,
        y + (r + off + 60 + k) * Math.sin(rad(a)),
      ];
      return line([at(0), [at(0)[0] - 52, at(0)[1] + 6]]);
    })
    .join('');
  return (
    path(spokes, stroke(LILAC, 6)) +
    path(disc(x, y, r - 48), stroke(INK, 66)) +
    path(disc(x, y, r - 62), stroke(PINK, 18)) +
    path(disc(x, y, r), stroke(INK, 88)) +
    path(disc(x, y, r + 22), stroke(ULTRA, 22, {'stroke-dasharray': '34 26', 'stroke-linecap': 'butt'})) +
    path(spray, stroke(CHALK, 15))
  );
}

export function rainScene() {
  const [lx, ly] = lens(place);
  const cone = poly([
    [lx, ly - 70],
    [lx, ly + 70],
    [-500, 2110],
    [-500, 1290],
  ]);
  const dots = halftone([0, 500, W, H], ULTRA, (x, y) => (y - 700) / 1900 + (W - x) / 5200, {pitch: 64});
  return (
    ground(NIGHT) +
    dots +
    rain(7, 42, ULTRA, 12, 140, [-100, H]) +
    rain(9, 30, LILAC, 12, 200, [-100, H]) +
    path(cone, {fill: ACID}) +
    clipped(cone, rain(12, 64, INK, 12, 170, [900, H])) +
    wheel() +
    post() +
    saddle() +
    path(splash(470, 930, 1.1) + splash(770, 958, 0.8) + splash(1060, 958, 1), {fill: CHALK}) +
    peck(place, {clip: true, sticker: CHALK, look: [9, 6]}) +
    rain(15, 12, CHALK, 13, 210, [300, H])
  );
}
