// SPDX-License-Identifier: MIT
// Scene: Peck with its lens lit, in front of a pink disc on acid yellow.

import {ACID, CHALK, INK, PINK} from '../palette.mjs';
import {lens, peck} from '../peck.mjs';
import {clipped, disc, glint, halftone, line, path, rad, stroke} from '../svg-shapes.mjs';
import {ground, shadow} from './ground-and-shadow.mjs';

/** Where Peck is. */
export const heroPlace = {x: 690, y: 1300, size: 318, yaw: 26, pitch: -10, roll: -9};

export function hero() {
  const [x, y, r] = [720, 1290, 565];
  const sun = disc(x, y, r);
  const fade = halftone([x - r, y - r, x + r, y + r], ACID, (_, at) => (at - y + 40) / (r * 1.12), {
    pitch: 34,
  });
  const [lx, ly] = lens(heroPlace);
  const dashes = [-58, -36, -14, 8, 30].map((a, i) => {
    const at = (k) => [lx + k * Math.cos(rad(a)), ly + k * Math.sin(rad(a))];
    return line([at(455), at(i % 2 ? 520 : 575)]);
  });
  return (
    ground(ACID) +
    path(sun, {fill: PINK}) +
    clipped(sun, fade) +
    shadow(heroPlace, 44, 62, INK) +
    peck(heroPlace, {clip: true}) +
    path(dashes.join(''), stroke(INK, 26)) +
    path(glint(lx + 88, ly - 92, 104, 0.15, 12), {
      fill: CHALK,
      stroke: INK,
      'stroke-width': 9,
      'stroke-linejoin': 'round',
    })
  );
}
