// SPDX-License-Identifier: MIT
// Clip, 4.5 s: Peck's eye in its three light modes: steady, pulsing, flashing.

import {ACID, CHALK, INK, LILAC, NIGHT, PINK, ULTRA} from '../palette.mjs';
import {peck} from '../peck.mjs';
import {clipped, disc, halftone, lerp, path, poly, rad, rays, rect, stroke} from '../svg-shapes.mjs';

export const FRAMES = 135;
const [W, H] = [1080, 1920];
const MODE = 45;
/** The background changes every third frame only, as in a cartoon. */
const EYE = [548, 1130];
const onThrees = (frame) => frame - (frame % 3);
const ease = (t) => 1 - (1 - t) ** 3;
const spring = (t) => 1 - Math.exp(-6 * t) * Math.cos(11 * t);

/** Brightness of the light at a frame, 0 to 1. */
function strength(frame) {
  const at = frame % MODE;
  if (frame < 8) return 0;
  if (frame < MODE) return 1;
  if (frame < 2 * MODE) return 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / 22.5 + Math.PI * 0.2);
  // two flashes a second: WCAG 2.3.1 allows at most three
  return at % 15 < 8 ? 1 : 0;
}

/** A wedge of light from the lens. */
function wedge([x, y], angle, spread, far) {
  const at = (a, r) => [x + r * Math.cos(rad(a)), y + r * Math.sin(rad(a))];
  return poly([
    at(angle - 90, 30),
    at(angle - spread, far),
    at(angle, far * 1.2),
    at(angle + spread, far),
    at(angle + 90, 30),
  ]);
}

export function blink(frame) {
  const light = strength(frame);
  const mode = Math.floor(frame / MODE);
  const at = (frame % MODE) / MODE;
  const kick = Math.exp(-9 * at) * (frame < MODE ? 0 : 1);
  const place = {
    x: 520,
    y: 1160 + 14 * Math.sin(frame * 0.14),
    size: 258 * (1 + 0.05 * kick) * (frame < 24 ? 0.94 + 0.06 * spring(frame / 24) : 1),
    yaw: 18 * Math.sin(frame * 0.07 + 0.5),
    pitch: 4 + 5 * Math.sin(frame * 0.11),
    roll: 4 * Math.sin(frame * 0.09) - 9 * kick,
  };
  const lid = frame < 8 ? 0.62 : frame < 14 ? 0.62 * (1 - ease((frame - 8) / 6)) : 0;
  const ground = [INK, NIGHT, ULTRA][mode];
  const flash = mode === 2 && light > 0.5;
  const back = flash
    ? rect(0, 0, W, H, PINK) + rays(...EYE, 18, 2200, ACID, {phase: onThrees(frame) * 1.4})
    : rect(0, 0, W, H, ground);
  return (
    back +
    (flash ? '' : beam(frame, mode, light)) +
    rings(mode, frame) +
    peck(place, {
      lit: light > 0.4,
      lid: lid < 0.05 ? 0 : lid,
      look: [7 * Math.sin(frame * 0.07 + 0.5) + 3, 3],
      sticker: flash ? INK : CHALK,
      pressed: kick > 0.25 ? 1 : 0,
    })
  );
}

function beam(frame, mode, light) {
  if (mode === 0) {
    if (light === 0) return '';
    const open = ease(Math.min(1, (frame - 8) / 10));
    const angle = lerp(150, 28, ease(Math.max(0, (frame - 8) / 37)));
    const cone = wedge(EYE, angle, 21 * open, 2000);
    const fade = halftone([0, 0, W, H], INK, (x, y) => Math.hypot(x - EYE[0], y - EYE[1]) / 1500 - 0.35, {
      pitch: 36,
    });
    return (
      path(wedge(EYE, angle, 29 * open, 2000), {fill: ULTRA}) + path(cone, {fill: ACID}) + clipped(cone, fade)
    );
  }
  if (mode === 1) {
    const glow = halftone([0, 0, W, H], ACID, (x, y) => 0.95 - Math.hypot(x - EYE[0], y - EYE[1]) / 900, {
      pitch: 48,
    });
    return clipped(disc(...EYE, 290 + 560 * strength(onThrees(frame))), glow);
  }
  return path(disc(...EYE, 420), {fill: NIGHT});
}

/** Rings that leave the head at each pulse. */
function rings(mode, frame) {
  if (mode !== 1) return '';
  return [0, 15, 30]
    .map((start) => {
      const t = ((frame - MODE - start + 90) % 45) / 45;
      return path(disc(...EYE, 360 + 760 * t), stroke(t < 0.5 ? PINK : LILAC, 34 * (1 - t)));
    })
    .join('');
}
