// SPDX-License-Identifier: MIT
// Prints the pictures of Volt Pigeon as WebP, 1440 x 2160.
//
//   node assets-src/volt-pigeon/stills.mjs [out-folder] [name...]   (default: brands/volt-pigeon/products, all)
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';
import {svg} from './kit.mjs';
import {H, W} from './scenes/stage.mjs';
import {SCENES} from './scenes.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/products', import.meta.url)),
);
const names = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(SCENES);

mkdirSync(OUT, {recursive: true});
for (const name of names) {
  // few inks: an exact table of some 70 colours is smaller than any lossy setting, and keeps every edge
  const inks = await sharp(Buffer.from(svg(W, H, SCENES[name]())))
    .flatten()
    .png({palette: true, quality: 88, dither: 0})
    .toBuffer();
  await sharp(inks)
    .webp({lossless: true, effort: 6})
    .toFile(join(OUT, `${name}.webp`));
}
