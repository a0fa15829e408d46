// SPDX-License-Identifier: MIT
// Draws the stills of Volt Pigeon as WebP, 1440 x 2160, and masks that are white where Peck is in two of them.
//
//   node assets-src/volt-pigeon/stills.mjs [out-folder] [name...]   (default: brands/volt-pigeon/products, all)
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';
import {outline} from './peck.mjs';
import {beam} from './scenes/beam.mjs';
import {charge} from './scenes/charge.mjs';
import {ground, H, W} from './scenes/ground-and-shadow.mjs';
import {hero, heroPlace} from './scenes/hero.mjs';
import {packshot, packshotPlace} from './scenes/packshot.mjs';
import {press} from './scenes/press.mjs';
import {rainScene as rain} from './scenes/rain.mjs';
import {strap} from './scenes/strap.mjs';
import {wire} from './scenes/wire.mjs';
import {path, stroke, svg} from './svg-shapes.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/products', import.meta.url)),
);
const mask = (place) => () =>
  ground('#000') + path(outline(place, {clip: true}), {...stroke('#fff', place.size * 0.11), fill: '#fff'});
const SCENES = {
  ...{hero, beam, strap, press, charge, rain, wire, packshot},
  ...{'masks/packshot': mask(packshotPlace), 'masks/hero': mask(heroPlace)},
};
const names = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(SCENES);

mkdirSync(join(OUT, 'masks'), {recursive: true});
for (const name of names) {
  // few colours: lossless with a palette of some 70 colours is smaller than lossy, and keeps edges sharp
  const inks = await sharp(Buffer.from(svg(W, H, SCENES[name]())))
    .flatten()
    .png({palette: true, quality: 88, dither: 0})
    .toBuffer();
  await sharp(inks)
    .webp({lossless: true, effort: 6})
    .toFile(join(OUT, `${name}.webp`));
}
