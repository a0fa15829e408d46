// SPDX-License-Identifier: MIT
// Scene: the beak, which is the button, pressed in; extreme close-up.

import {ACID, CHALK, INK, PINK, ULTRA, WINE} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {burst, line, path, rad, rays, stroke} from '../svg-shapes.mjs';
import {ground, shadow} from './ground-and-shadow.mjs';

const place = {x: 190, y: 1270, size: 470, yaw: -14, pitch: 4, roll: 2};
const [TX, TY] = [916, 1312];

export function press() {
  const arcs = [110, 200, 290]
    .map((r, i) =>
      line(
        Array.from({length: 25}, (_, k) => {
          const a = rad(-46 + 6 * i + ((92 - 12 * i) * k) / 24);
          return [TX - 10 + r * Math.cos(a), TY + r * Math.sin(a)];
        }),
      ),
    )
    .join('');
  const boom = burst(TX + 90, TY, 17, 600, 420, {phase: 6, jitter: 0.16, seed: 5, squash: 0.86});
  const inner = burst(TX + 90, TY, 17, 556, 388, {phase: 6, jitter: 0.16, seed: 5, squash: 0.86});
  return (
    ground(ACID) +
    rays(TX, TY, 26, 2000, CHALK, {phase: 3}) +
    path(boom, {fill: ULTRA, transform: 'translate(26 34)'}) +
    path(boom, {fill: INK}) +
    path(inner, {fill: CHALK}) +
    path(arcs, stroke(PINK, 40)) +
    shadow(place, 34, 58, WINE, {}) +
    peck(place, {pressed: 1, look: [13, 5]})
  );
}
