// SPDX-License-Identifier: MIT
// Size and background of every picture, and the shadow that Peck casts on it.

import {outline} from '../peck.mjs';
import {path, rect, stroke} from '../svg-shapes.mjs';

export const W = 1440;
export const H = 2160;

export const ground = (color) => rect(0, 0, W, H, color);

/** A hard shadow of Peck, offset by (dx, dy). */
export const shadow = (place, dx, dy, fill, state = {clip: true}) =>
  path(outline({...place, x: place.x + dx, y: place.y + dy}, state), {
    ...stroke(fill, place.size * 0.11),
    fill,
  });
