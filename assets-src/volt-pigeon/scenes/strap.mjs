// SPDX-License-Identifier: MIT
// Scene: Peck clipped on the strap of a backpack, close-up.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ULTRA} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {clipped, halftone, line, path, poly, rad, rounded, stroke} from '../svg-shapes.mjs';
import {ground, H, shadow, W} from './ground-and-shadow.mjs';

const TILT = 31;
const place = {x: 690, y: 1268, size: 300, yaw: -22, pitch: 8, roll: -6};
const [COS, SIN] = [Math.cos(rad(TILT)), Math.sin(rad(TILT))];

/** A point of the slightly curved strap: pixels along and across it, from the middle of Peck. */
const at = (along, across) => {
  const side = across + 0.00007 * along * along;
  return [700 - along * COS - side * SIN, 1296 + along * SIN - side * COS];
};
const FROM = -1150;
const TO = 1150;
const run = (across, from = FROM, to = TO) =>
  Array.from({length: 61}, (_, i) => at(from + ((to - from) * i) / 60, across));
const band = (half) => poly([...run(-half), ...run(half).reverse()]);

function webbing() {
  const weave = [];
  for (let along = FROM; along < TO; along += 26)
    for (const [a, b] of [
      [-128, 0],
      [128, 0],
    ])
      weave.push(line([at(along, a), at(along + 26, b)]));
  return (
    path(band(196), {fill: PINK, transform: 'translate(66 54)'}) +
    path(band(196), {fill: INK}) +
    clipped(band(196), path(weave.join(''), stroke(NIGHT, 10)) + path(line(run(184)), stroke(ULTRA, 24))) +
    path(
      [-150, 150].map((across) => line(run(across))).join(''),
      stroke(ACID, 12, {'stroke-dasharray': '48 36'}),
    )
  );
}

/** A ladder-lock buckle: a frame with two slots and the strap through them. */
function buckle(along) {
  const box = (a, b, half, r) =>
    poly(rounded([at(along + a, -half), at(along + b, -half), at(along + b, half), at(along + a, half)], r));
  const outer = box(0, 240, 262, 56);
  const shine = line([at(along + 30, 210), at(along + 30, -60)]);
  return (
    path(outer, {fill: PINK, transform: 'translate(48 44)'}) +
    path(outer, {fill: INK}) +
    path(`${outer}${box(56, 104, 200, 20)}${box(142, 190, 200, 20)}`, {
      fill: CHALK,
      'fill-rule': 'evenodd',
      stroke: INK,
      'stroke-width': 15,
      'stroke-linejoin': 'round',
    }) +
    path(box(104, 142, 196, 6), {fill: CHALK}) +
    path(shine, stroke(LILAC, 15))
  );
}

export function strap() {
  const dots = halftone([0, 700, W, H], PINK, (x, y) => (y - 1120) / 1500 + (x - 900) / 1900, {pitch: 48});
  return (
    ground(CHALK) + dots + webbing() + buckle(470) + shadow(place, 44, 52, ULTRA) + peck(place, {clip: true})
  );
}
