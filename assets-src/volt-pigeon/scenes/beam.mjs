// SPDX-License-Identifier: MIT
// Scene: a bike from the front in a street at night; Peck on the handlebar lights the road.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ULTRA} from '../palette.mjs';
import {lens, peck} from '../peck.mjs';
import {clipped, halftone, line, path, poly, rounded, seededRandom, stroke} from '../svg-shapes.mjs';
import {ground, H, W} from './ground-and-shadow.mjs';

const place = {x: 706, y: 1300, size: 216, yaw: -12, pitch: 10};
const HORIZON = 1010;

/** Projects a point of the street: metres to the right, up from the road, ahead. */
const see = (x, up, z) => [720 + (1150 * x) / z, HORIZON - (1150 * (up - 1.5)) / z];

function street() {
  const next = seededRandom(23);
  let out = '';
  for (const side of [-1, 1]) {
    const blocks = [];
    for (let z = 5.2; z < 70; ) {
      const deep = 4 + next() * 7;
      blocks.push({z, deep, up: 9 + next() * 13});
      z += deep + (next() > 0.75 ? 2.5 : 0);
    }
    for (const {z, deep, up} of blocks.reverse()) {
      const wall = (a, b, low, high) =>
        poly([see(side * 5, low, a), see(side * 5, high, a), see(side * 5, high, b), see(side * 5, low, b)]);
      const front = poly([
        see(side * 5, 0, z),
        see(side * 5, up, z),
        see(side * 14, up, z),
        see(side * 14, 0, z),
      ]);
      out +=
        path(front, {fill: INK}) +
        path(wall(z, z + deep, 0, up), {fill: NIGHT, stroke: INK, 'stroke-width': 4});
      for (let floor = 1.2; floor < up - 2; floor += 3)
        for (let a = z + 0.5; a < z + deep - 0.9; a += 1.7) {
          const lit = next();
          const low = see(0, floor, a)[1] > 640;
          const color = low && lit > 0.9 ? ACID : low && lit > 0.82 ? PINK : lit > 0.3 ? ULTRA : null;
          if (color) out += path(wall(a, a + 0.95, floor, floor + 1.7), {fill: color});
        }
    }
  }
  return out;
}

/** Wheel, fork, stem and handlebar from the front. */
function bike() {
  const box = (x0, y0, x1, y1, r) =>
    poly(
      rounded(
        [
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
        ],
        r,
      ),
    );
  const tyre = box(646, 1640, 794, 2110, 74);
  const knobs = Array.from({length: 11}, (_, i) => {
    const y = 1690 + i * 39;
    return line([
      [676, y + 14],
      [720, y],
      [764, y + 14],
    ]);
  }).join('');
  const bar =
    'M232 1452C330 1440 420 1446 500 1500C560 1540 640 1532 720 1532S880 1540 940 1500C1020 1446 1110 1440 1208 1452';
  const levers = 'M400 1470C350 1520 300 1560 244 1576M1040 1470C1090 1520 1140 1560 1196 1576';
  return (
    path(tyre, {fill: INK}) +
    clipped(tyre, path(knobs, stroke(ULTRA, 13)) + path(box(652, 1660, 672, 2090, 10), {fill: LILAC})) +
    path(
      line([
        [628, 1580],
        [600, 1690],
        [596, 1985],
      ]) +
        line([
          [812, 1580],
          [840, 1690],
          [844, 1985],
        ]),
      stroke(INK, 62),
    ) +
    path(
      line([
        [622, 1600],
        [596, 1696],
        [591, 1970],
      ]) +
        line([
          [806, 1600],
          [833, 1696],
          [838, 1970],
        ]),
      stroke(PINK, 22),
    ) +
    path(
      line([
        [590, 1990],
        [850, 1990],
      ]),
      stroke(INK, 34),
    ) +
    path(box(600, 1560, 840, 1632, 34), {fill: INK}) +
    path(box(656, 1480, 784, 1610, 26), {fill: NIGHT, stroke: INK, 'stroke-width': 16}) +
    path(levers, stroke(INK, 34)) +
    path(levers, stroke(CHALK, 13)) +
    path(bar, stroke(INK, 74)) +
    path(bar, stroke(ULTRA, 48)) +
    path(bar, stroke(LILAC, 11, {transform: 'translate(0 -12)'})) +
    [
      [214, 380],
      [1060, 1226],
    ]
      .map(
        ([a, b]) =>
          path(box(a, 1412, b, 1500, 40), {fill: PINK, stroke: INK, 'stroke-width': 16}) +
          path(
            [0.25, 0.42, 0.59, 0.76]
              .map((k) =>
                line([
                  [a + (b - a) * k, 1434],
                  [a + (b - a) * k, 1478],
                ]),
              )
              .join(''),
            stroke(INK, 10),
          ),
      )
      .join('')
  );
}

export function beam() {
  const [lx, ly] = lens(place);
  const cone = poly([
    [lx - 70, ly + 20],
    [lx + 70, ly + 20],
    [1840, H + 40],
    [-400, H + 40],
  ]);
  const edge = poly([
    [lx - 70, ly - 30],
    [lx + 70, ly - 30],
    [2360, H + 40],
    [-920, H + 40],
  ]);
  const road = poly([see(-5, 0, 70), see(5, 0, 70), see(5, 0, 3.2), [W, H], [0, H], see(-5, 0, 3.2)]);
  const dash = [
    [3.4, 4.6],
    [5.8, 7.6],
    [9.4, 12],
  ]
    .map(([a, b]) => poly([see(-0.09, 0, b), see(0.09, 0, b), see(0.09, 0, a), see(-0.09, 0, a)]))
    .join('');
  const sky = halftone(
    [0, 300, W, HORIZON + 40],
    ULTRA,
    (x, y) => (y - 420) / 900 - Math.abs(x - 720) / 2600,
    {pitch: 34},
  );
  const halo = halftone(
    [lx - 620, ly - 620, lx + 620, ly + 620],
    ACID,
    (x, y) => {
      const d = Math.hypot(x - lx, y - ly);
      return d < 235 ? 0 : 0.62 - (d - 235) / 430;
    },
    {pitch: 30},
  );
  return (
    ground(INK) +
    sky +
    street() +
    path(road, {fill: INK}) +
    path(dash, {fill: LILAC}) +
    clipped(road, path(edge, {fill: ULTRA})) +
    clipped(`M0 ${HORIZON}H${W}V${H}H0Z`, path(cone, {fill: ACID})) +
    halo +
    bike() +
    peck(place, {sticker: ACID, look: [0, 8]})
  );
}
