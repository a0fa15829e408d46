// SPDX-License-Identifier: MIT
// Scene: three Pecks and one pigeon on a power line at dusk.

import {ACID, CHALK, CORAL, INK, LILAC, NIGHT, PINK} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {clipped, disc, halftone, line, path, rect, seededRandom, stroke} from '../svg-shapes.mjs';
import {ground, H, W} from './ground-and-shadow.mjs';

/** Height (y) of the sagging power line at x. */
const sag = (top, low) => (x) => top + low * (1 - ((x - 720) / 900) ** 2);
const LINES = [sag(1020, 56), sag(1350, 74), sag(1500, 84)];
const wireAt = (f) => line(Array.from({length: 31}, (_, i) => [i * 48, f(i * 48)]));

function skyline() {
  const next = seededRandom(11);
  let d = '';
  let lights = '';
  for (let x = -20; x < W; ) {
    const w = 90 + next() * 130;
    const h = 130 + next() * 330;
    d += `M${x} ${H}V${H - h}h${w}V${H}Z`;
    if (next() > 0.55) d += `M${x + w * 0.3} ${H - h}v-60h${w * 0.3}v60Z`;
    if (next() > 0.6) d += `M${x + w * 0.7} ${H - h}v-110h9v110Z`;
    for (let row = H - h + 40; row < H - 40; row += 58)
      for (let col = x + 24; col < x + w - 30; col += 44)
        if (next() > 0.62) lights += `M${col} ${row}h20v28h-20Z`;
    x += w;
  }
  return path(d, {fill: INK}) + path(lights, {fill: ACID});
}

/** A pigeon with its feet at (x, y), looking to the left. */
function pigeon(x, y, k) {
  const at = (px, py) => `${Math.round(x + px * k)} ${Math.round(y + py * k)}`;
  const body = `M${at(-64, -168)}C${at(-46, -214)} ${at(18, -214)} ${at(28, -166)}C${at(36, -128)} ${at(84, -116)} ${at(104, -62)}L${at(176, 44)}L${at(136, 62)}L${at(84, 4)}C${at(50, 26)} ${at(-30, 24)} ${at(-56, -26)}C${at(-78, -70)} ${at(-44, -110)} ${at(-62, -148)}Z`;
  const wing = `M${at(0, -92)}C${at(46, -104)} ${at(86, -66)} ${at(118, 6)}C${at(70, 14)} ${at(4, -10)} ${at(0, -92)}Z`;
  const beak = `M${at(-62, -172)}L${at(-112, -150)}L${at(-62, -142)}Z`;
  const neck = `M${at(-52, -128)}C${at(-20, -112)} ${at(10, -116)} ${at(30, -140)}L${at(38, -112)}C${at(10, -84)} ${at(-30, -84)} ${at(-58, -96)}Z`;
  const legs =
    line([
      [x - 12 * k, y - 2 * k],
      [x - 12 * k, y + 32 * k],
    ]) +
    line([
      [x + 26 * k, y - 2 * k],
      [x + 26 * k, y + 32 * k],
    ]);
  const [ex, ey] = [x - 26 * k, y - 172 * k];
  return (
    path(legs, stroke(INK, 16 * k)) +
    path(beak, {fill: CHALK, stroke: INK, 'stroke-width': 9, 'stroke-linejoin': 'round'}) +
    path(body, {fill: NIGHT, stroke: INK, 'stroke-width': 11, 'stroke-linejoin': 'round'}) +
    clipped(body, path(neck, {fill: LILAC}) + path(wing, {fill: INK})) +
    path(disc(ex, ey, 23 * k), {fill: CHALK}) +
    path(disc(ex - 6 * k, ey, 14 * k), {fill: CORAL}) +
    path(disc(ex - 9 * k, ey, 7.5 * k), {fill: INK})
  );
}

export function wire() {
  const sun = disc(720, 1560, 520);
  const haze = halftone([0, 700, W, H], ACID, (_, y) => (y - 1000) / 1050, {pitch: 42});
  const bars = [1600, 1690, 1775, 1855].map((y, i) => rect(0, y, W, 16 + 12 * i, PINK)).join('');
  const birds = [
    {place: {x: 300, size: 138, yaw: -20, pitch: 6}, on: 1, look: [11, 3]},
    {place: {x: 700, size: 138, yaw: 6, pitch: 4, roll: 5}, on: 1, lid: 0.6, lit: false, look: [0, 10]},
    {place: {x: 900, size: 138, yaw: -16, pitch: 8, roll: -4, mirror: true}, on: 0, look: [8, 9]},
  ].map(({place, on, ...state}) => peck({...place, y: LINES[on](place.x) - 128}, {clip: true, ...state}));
  return (
    ground(PINK) +
    haze +
    path(sun, {fill: ACID}) +
    clipped(sun, bars) +
    skyline() +
    path(wireAt(LINES[0]) + wireAt(LINES[2]), stroke(INK, 10)) +
    path(wireAt(LINES[1]), stroke(INK, 17)) +
    birds.join('') +
    pigeon(1150, LINES[1](1150) - 36, 1.26)
  );
}
