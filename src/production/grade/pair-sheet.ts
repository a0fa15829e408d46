import {createRequire} from 'node:module';
import sharp, {type OverlayOptions} from 'sharp';
import {outlineTexts, type TextOutline} from '../../machine/fonts/read-font.ts';

/** Two pictures of the same size side by side in one file, and their name. */
export type LabelledPair = {label: string; file: string};

const FONT = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
);
/** Middle grey, on which colours are judged, and words on it. */
const [GROUND, INK] = ['#808080', '#101010'];
/** Pixels: the margin, the space between rows and columns, and the height of a line of words, its baseline and its size. */
const [MARGIN, GAP, LINE, BASELINE, SIZE] = [16, 24, 28, 20, 18];
/** The width of a sheet for its height that is aimed at. */
const SHAPE = 1.5;

/**
 * Writes pairs as a JPEG: the name of each above it, and on top of each column what is on the left and on the right. Pairs stand below one
 * another, and in more columns where there are many. Pairs of different widths have their middles below one another.
 */
export async function writePairSheet(
  pairs: readonly LabelledPair[],
  [left, right]: readonly [string, string],
  to: string,
): Promise<void> {
  const sizes = await Promise.all(pairs.map(async ({file}) => sharp(file).metadata()));
  const wide = Math.max(1, ...sizes.map(({width}) => width));
  const high = LINE + Math.max(1, ...sizes.map(({height}) => height));
  const shape = (SHAPE * pairs.length * (high + GAP)) / (wide + GAP);
  const columns = Math.min(pairs.length, Math.max(1, Math.round(Math.sqrt(shape))));
  const rows = Math.ceil(pairs.length / columns);
  const layers: OverlayOptions[] = [];
  const texts = await outlineTexts(FONT, [left, right, ...pairs.map(({label}) => label)]);
  const [onLeft, onRight, ...names] = texts;
  for (let column = 0; column < columns; column++) {
    const at = MARGIN + column * (wide + GAP);
    layers.push({input: await words(onLeft, wide / 2), left: at, top: MARGIN});
    layers.push({input: await words(onRight, wide / 2), left: at + Math.floor(wide / 2), top: MARGIN});
  }
  for (const [index, {file}] of pairs.entries()) {
    const column = Math.floor(index / rows);
    const indent = Math.floor((wide - (sizes[index]?.width ?? wide)) / 2);
    const x = MARGIN + column * (wide + GAP) + indent;
    const y = MARGIN + LINE + (index % rows) * (high + GAP);
    layers.push({input: await words(names[index], wide - indent), left: x, top: y});
    layers.push({input: file, left: x, top: y + LINE});
  }
  const width = 2 * MARGIN + columns * (wide + GAP) - GAP;
  const height = 2 * MARGIN + LINE + rows * (high + GAP) - GAP;
  await sharp({create: {width, height, channels: 3, background: GROUND}})
    .composite(layers)
    .jpeg({quality: 90})
    .toFile(to);
}

const NO_TEXT: TextOutline = {glyphs: [], width: 1, unitsPerEm: 1};

/** A line of words as a picture; smaller where it would be wider than so many pixels. */
function words(outline: TextOutline | undefined, widest: number): Promise<Buffer> {
  const {glyphs, width, unitsPerEm} = outline ?? NO_TEXT;
  const scale = Math.min(SIZE / unitsPerEm, widest / Math.max(1, width));
  const paths = glyphs.map(({x, path}) => `<path transform="translate(${x} 0)" d="${path}"/>`);
  const size = `width="${Math.max(1, Math.ceil(width * scale))}" height="${LINE}"`;
  const place = `transform="translate(0 ${BASELINE}) scale(${scale} ${-scale})"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g fill="${INK}" ${place}>${paths.join('')}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
