// SPDX-License-Identifier: MIT
// Scene: Peck charging with its lid closed; the USB-C cable comes from below, shaped like a lightning bolt.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ROSE, ULTRA} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {clipped, glint, halftone, line, path, poly, rounded, stroke} from '../svg-shapes.mjs';
import {ground, H, W} from './ground-and-shadow.mjs';

const place = {x: 676, y: 1130, size: 290, yaw: 16, pitch: -9, roll: -4};
const PLUG = {x: 672, y: 1412};

/** A USB-C plug that points up: shell, grip, strain relief. */
function plug({x, y}) {
  const box = (w, top, height, r) =>
    poly(
      rounded(
        [
          [x - w, y + top],
          [x + w, y + top],
          [x + w, y + top + height],
          [x - w, y + top + height],
        ],
        r,
      ),
    );
  const inked = {stroke: INK, 'stroke-width': 14, 'stroke-linejoin': 'round'};
  const grip = box(88, 92, 196, 40);
  return (
    path(box(58, -30, 140, 22), {fill: CHALK, ...inked}) +
    path(
      line([
        [x + 34, y + 22],
        [x + 34, y + 76],
      ]),
      stroke(LILAC, 16),
    ) +
    path(grip, {fill: PINK, ...inked}) +
    clipped(grip, path(box(26, 60, 300, 0.1), {fill: ROSE, transform: 'translate(-48 0)'})) +
    path(grip, {fill: 'none', ...inked}) +
    path(box(46, 288, 74, 14), {fill: PINK, ...inked}) +
    path(
      [312, 336]
        .map((top) =>
          line([
            [x - 26, y + top],
            [x + 26, y + top],
          ]),
        )
        .join(''),
      stroke(INK, 9),
    )
  );
}

export function charge() {
  const {x, y} = PLUG;
  const cable = line([
    [x, y + 350],
    [x, y + 420],
    [x + 250, y + 470],
    [x - 60, y + 580],
    [x + 210, y + 660],
    [x + 60, y + 900],
  ]);
  const bolt = poly([
    [1010, 640],
    [250, 1420],
    [640, 1440],
    [330, 2240],
    [1240, 1190],
    [800, 1180],
    [1290, 640],
  ]);
  const dots = halftone([0, 600, W, H], NIGHT, (_, at) => (at - 620) / 1500, {pitch: 38});
  const heat = halftone([200, 600, 1300, H], PINK, (_, at) => (at - 900) / 1150, {pitch: 34});
  return (
    ground(INK) +
    dots +
    path(bolt, {fill: ULTRA, transform: 'translate(44 40)'}) +
    path(bolt, {fill: ACID}) +
    clipped(bolt, heat) +
    path(cable, stroke(INK, 76, {'stroke-linejoin': 'miter'})) +
    path(cable, stroke(CHALK, 46, {'stroke-linejoin': 'miter'})) +
    plug(PLUG) +
    peck(place, {lit: false, lid: 0.62, look: [0, 12], sticker: CHALK}) +
    [
      [420, 1500, 66],
      [330, 1395, 34],
    ]
      .map(([gx, gy, r]) => path(glint(gx, gy, r), {fill: CHALK}))
      .join('')
  );
}
