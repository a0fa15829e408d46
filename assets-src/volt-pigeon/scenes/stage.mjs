// SPDX-License-Identifier: MIT
// The sheet that every picture is printed on, and the shadow of a thing that lies on it.
import {path, rect, stroke} from '../kit.mjs';
import {outline} from '../peck.mjs';

export const W = 1440;
export const H = 2160;

export const ground = (color) => rect(0, 0, W, H, color);

/** A hard shadow, as of a thing held in front of a wall. */
export const shadow = (place, dx, dy, fill, state = {clip: true}) =>
  path(outline({...place, x: place.x + dx, y: place.y + dy}, state), {
    ...stroke(fill, place.size * 0.11),
    fill,
  });
