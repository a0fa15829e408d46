// SPDX-License-Identifier: MIT
// Draws Volt Pigeon's mark, wordmark and lockup as SVG outlines, for light and for dark backgrounds.
//
//   node assets-src/volt-pigeon/logo.mjs [out-folder]        (default: brands/volt-pigeon/logo)
import {mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ACID, INK, PINK} from './palette.mjs';
import {LETTERS} from './wordmark-letters.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/logo', import.meta.url)),
);
const n = (v) => String(Math.round(v * 100) / 100);
const circle = (x, y, r) =>
  `M${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}Z`;

/** The letter O as an eye: a disc, a ring cut out of it, and a pupil. */
const R = 53;
const eye = circle(R, 50, R) + circle(R + 2, 50, 33) + circle(R + 11, 50, 19);

/** Kerning of letter pairs, in hundredths of the cap height. Default `SPACE`. */
const SPACE = 8;
const PAIRS = {VO: -9, OL: 6, LT: -16, PI: 7, GE: 11, EO: 7, ON: 8};

/** A word with the top of its capitals at y = 0. */
function word(text, x, y) {
  let pen = x;
  let body = '';
  for (const [at, letter] of [...text].entries()) {
    if (at > 0) pen += PAIRS[text[at - 1] + letter] ?? SPACE;
    const {path, width} = LETTERS[letter] ?? {path: eye, width: 2 * R};
    body += `<path transform="translate(${n(pen)} ${n(y)})" d="${path}"/>`;
    pen += width;
  }
  return {body, end: pen};
}

/** The mark: a pigeon's head as a disc, with an eye and a beak shaped like a lightning bolt. */
const MARK = {width: 133, height: 100};
const mark = ({head, beak}) =>
  `<path fill="${head}" fill-rule="evenodd" d="${circle(50, 50, 50)}${circle(55, 45, 28)}${circle(62, 45, 15.5)}"/>` +
  `<path fill="${beak}" d="M101.5 29.5L133 50.5L113 55.5L124 66L84.5 91.5A54.5 54.5 0 0 0 101.5 29.5Z"/>`;

const svg = (width, height, body, over = 0) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${n(-over)} ${n(width)} ${n(height + 2 * over)}" role="img" aria-label="Volt Pigeon">${body}</svg>\n`;

mkdirSync(OUT, {recursive: true});
for (const [ground, colors] of Object.entries({
  light: {head: INK, beak: PINK},
  dark: {head: ACID, beak: PINK},
})) {
  const save = (name, text) => writeFileSync(join(OUT, `${name}-on-${ground}.svg`), text);
  const letters = (body) => `<g fill="${colors.head}" fill-rule="evenodd">${body}</g>`;

  save('mark', svg(MARK.width, MARK.height, mark(colors)));

  const volt = word('VOLT', 0, 0);
  const pigeon = word('PIGEON', volt.end + 34, 0);
  save('wordmark', svg(pigeon.end, 100, letters(volt.body + pigeon.body), R - 50));

  const big = 2.24;
  const left = MARK.width * big + 34;
  const upper = word('VOLT', left, 0);
  const lower = word('PIGEON', left, 100 * big - 100);
  const head = `<g transform="scale(${big})">${mark(colors)}</g>`;
  save('lockup', svg(Math.max(upper.end, lower.end), 100 * big, head + letters(upper.body + lower.body), 3));
}
