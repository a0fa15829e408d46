// SPDX-License-Identifier: MIT
// Peck, the clip-on bike light: a round pigeon's head whose iris is the lamp and whose beak is the button.
// Moving parts are pink. Lengths are in hundredths of its radius.

import {camera, decal, decalLine, ring, solid} from './extrude.mjs';
import {ACID, CHALK, CORAL, INK, LILAC, LIME, NIGHT, PINK, ROSE, ULTRA, WINE} from './palette.mjs';
import {clipped, halftone, n, path, poly, rad, rounded, stroke} from './svg-shapes.mjs';

const EYE = [8, -10];
const DEPTH = 66;
const FACE = DEPTH / 2;

const arc = (cx, cy, r, from, to, steps = 48) =>
  Array.from({length: steps + 1}, (_, i) => {
    const a = rad(from + ((to - from) * i) / steps);
    return [cx + r * Math.cos(a), cy + r * Math.sin(a)];
  });

const NOSE = rounded(
  [
    [90, -52],
    [104, -46],
    [164, 8],
    [104, 44],
    [86, 54],
  ],
  12,
).slice(9, 36);
const BEAK = [...NOSE, ...arc(0, 0, 95, 31, -29, 16)];
const MOUTH = [
  [106, 14],
  [119, 3],
  [129, 14],
  [147, 6],
];
const CLIP = rounded(
  [
    [-34, -72],
    [34, -72],
    [34, 92],
    [-34, 92],
  ],
  26,
);

/**
 * @param place  x, y, size (radius in pixels), yaw, pitch, roll (degrees), mirror
 * @param state  lit, pressed (0 to 1), look [x, y] of the pupil, lid (0 open to 1), clip (drawn behind),
 *   sticker (colour of the cut edge around it)
 */
export function peck(place, state = {}) {
  const {lit = true, pressed = 0, look = [4, 0], lid = 0, clip = false, sticker = null} = state;
  const view = camera(place);
  const u = place.size / 100;
  const ink = Math.max(2, 5 * u);
  const shift = ([x, y]) => [x - 11 * pressed, y];
  const body = solid(view, ring(0, 0, 100, 120), {
    depth: DEPTH,
    front: 17,
    back: 12,
    tones: [NIGHT, ULTRA, ULTRA, LILAC],
  });
  const beak = solid(view, BEAK.map(shift), {depth: 36, front: 9, back: 9, tones: [WINE, PINK, PINK, ROSE]});
  const back = clip ? clipOf(view) : {hull: '', drawn: ''};
  const whole = body.hull + beak.hull + back.hull;
  const edge = sticker ? path(whole, stroke(sticker, ink * 7, {fill: sticker})) : '';
  const mouth = path(decalLine(view, MOUTH.map(shift), 19), stroke(INK, ink * 0.95));
  const nose =
    path(beak.shape, stroke(INK, ink * 1.1)) + beak.sides + path(poly(beak.cap), {fill: PINK}) + mouth;
  const puck =
    path(body.hull, stroke(INK, ink * 1.1, {fill: INK})) + body.sides + faceOf(view, body.cap, u, ink);
  const toEye = view.turn([160, 8, 0])[2] > 0;
  return (
    edge +
    path(whole, stroke(INK, ink * 2.4, {fill: INK})) +
    back.drawn +
    (toEye ? puck + nose : nose + puck) +
    eyeOf(view, ink, {lit, look, lid})
  );
}

/** The spring clip at the back: an arm and its hinge. */
function clipOf(view) {
  const tones = [WINE, PINK, PINK, CORAL];
  const arm = solid(view, CLIP, {depth: 13, z: -FACE - 27, front: 4, back: 4, tones});
  const hinge = solid(
    view,
    rounded(
      [
        [-22, -70],
        [22, -70],
        [22, -40],
        [-22, -40],
      ],
      8,
    ),
    {
      depth: 28,
      z: -FACE - 13,
      front: 1,
      back: 1,
      tones,
    },
  );
  const draw = (part) =>
    path(part.hull, stroke(INK, 3, {fill: INK})) + part.sides + path(poly(part.cap), {fill: WINE});
  return {hull: arm.hull + hinge.hull, drawn: draw(arm) + draw(hinge)};
}

/** The front: rim, halftone shade below, reflection above, three feathers on the cheek. */
function faceOf(view, cap, u, ink) {
  const [cx, cy] = view.see([0, 0, FACE]);
  const reach = 112 * u;
  const shade = halftone(
    [cx - reach, cy - reach, cx + reach, cy + reach],
    NIGHT,
    (x, y) => (((x - cx) * 0.3 + (y - cy) * 0.95) / (100 * u)) * 0.95 - 0.1,
    {pitch: Math.max(6, 9 * u), angle: 30},
  );
  const feathers = [
    [-38, 38],
    [-8, 57],
    [-57, 8],
  ]
    .map(([x, y]) => decalLine(view, arc(x, y, 16, 15, 165, 20), FACE))
    .join('');
  const shine = [
    [190, 238],
    [247, 252],
  ]
    .map(([a, b]) => decalLine(view, arc(0, 0, 71, a, b), FACE))
    .join('');
  return (
    path(poly(cap), {fill: ULTRA}) +
    clipped(poly(cap), shade) +
    path(poly(cap), stroke(INK, ink * 0.42)) +
    path(shine, stroke(LILAC, ink * 1.6)) +
    path(feathers, stroke(INK, ink * 0.75))
  );
}

/** Eye ring, iris (a ring of light) and pupil, at increasing heights, so they shift as the head turns. */
function eyeOf(view, ink, {lit, look, lid}) {
  const [x, y] = EYE;
  const cere = solid(view, ring(x, y, 56), {
    depth: 14,
    z: FACE + 5,
    front: 6,
    back: 0,
    tones: [LILAC, CHALK, CHALK],
  });
  const [px, py] = [x + look[0], y + look[1]];
  const spokes = Array.from({length: 28}, (_, i) => {
    const a = rad((i * 360) / 28);
    const at = (r) => [x + r * Math.cos(a), y + r * Math.sin(a)];
    return decalLine(view, [at(31), at(40)], FACE + 13);
  }).join('');
  const lids =
    lid > 0
      ? decal(view, arc(x, y, 44, 270 - 90 - 70 * (lid - 0.5), 270 + 90 + 70 * (lid - 0.5)), FACE + 16)
      : '';
  return (
    path(cere.hull, stroke(INK, ink * 1.3)) +
    cere.sides +
    path(poly(cere.cap), {fill: CHALK}) +
    path(decal(view, ring(x, y, 43), FACE + 13), {
      fill: lit ? ACID : LIME,
      stroke: INK,
      'stroke-width': n(ink),
    }) +
    path(spokes, stroke(lit ? CHALK : INK, ink * 0.62)) +
    path(decal(view, ring(px, py, 23), FACE + 16), {fill: INK}) +
    path(decal(view, ring(px - 8, py - 9, 6.5), FACE + 18), {fill: CHALK}) +
    path(decal(view, ring(px + 8, py + 9, 2.8), FACE + 18), {fill: CHALK}) +
    (lids && path(lids, {fill: ULTRA, stroke: INK, 'stroke-width': n(ink)}))
  );
}

/** The silhouette, for shadows and sticker edges. */
export function outline(place, {clip = false} = {}) {
  const view = camera(place);
  const flat = {tones: [INK], front: 17, back: 12};
  const parts = [
    solid(view, ring(0, 0, 100, 72), {...flat, depth: DEPTH}),
    solid(view, BEAK, {...flat, depth: 36, front: 9, back: 9}),
  ];
  return parts.map((part) => part.hull).join('') + (clip ? clipOf(view).hull : '');
}

/** Position of the lens on screen. */
export const lens = (place) => camera(place).see([EYE[0], EYE[1], FACE + 14]);
