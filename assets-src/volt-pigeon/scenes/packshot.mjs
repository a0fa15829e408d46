// SPDX-License-Identifier: MIT
// Scene: Peck from the front with free space around it, on the background colour of the end card.

import {ACID, INK} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {halftone} from '../svg-shapes.mjs';
import {ground} from './ground-and-shadow.mjs';

/** Where Peck is. */
export const packshotPlace = {x: 690, y: 1290, size: 224, yaw: 15, pitch: 7};

export function packshot() {
  const floor = halftone(
    [300, 1480, 1160, 1640],
    INK,
    (x, y) => {
      const d = Math.hypot((x - 716) / 330, (y - 1548) / 46);
      return d < 1 ? 0.95 * (1 - d) ** 0.6 : 0;
    },
    {pitch: 19},
  );
  return ground(ACID) + floor + peck(packshotPlace, {clip: true});
}
