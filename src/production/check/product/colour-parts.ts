import {ColorSpace, deltaE2000, Lab} from 'colorjs.io/fn';
import {type LabColour, type Light, labOf} from '../../../spot/grade/lab.ts';
import {LIGHT_OF_CODES} from '../../../spot/grade/srgb.ts';
import type {Pixels, Plane} from './pixels.ts';
import {medianOf} from './product-mask.ts';

ColorSpace.register(Lab);

/** A part of a product that has one colour. */
export type ColourPart = {
  /** Its median colour. */
  lab: LabColour;
  /** The part of the product's area, 0 to 1. */
  share: number;
};

/** Colours of a product at most. */
const MOST = 6;
/** Smaller parts are not compared. */
const LEAST = 0.03;
/** Colours that differ by less are one part, in delta E. */
const NEAR = 14;

/**
 * CIEDE2000 between two colours. Differences of lightness count half (kL = 2, as ISO 105-J03 does for textiles), because light and shade on
 * a product change it everywhere.
 */
export const colourDifference = (a: LabColour, b: LabColour): number =>
  deltaE2000({space: 'lab', coords: [...a]}, {space: 'lab', coords: [...b]}, {kL: 2});

/** Chroma of a colour. */
export const chromaOf = ([, a, b]: LabColour): number => Math.hypot(a, b);

/** The colours of a product by k-means in L*a*b*, in which lightness counts half. */
export function colourPartsOf(picture: Pixels, mask: Plane): ColourPart[] {
  const samples = inside(mask).filter((_, index) => index % 3 === 0);
  const colours = samples.map((at) => labOf(lightAt(picture, at)));
  const first = colours[colours.length >> 1];
  if (!first) return [];
  const centres: LabColour[] = [first];
  // The next centre is the colour that is farthest from all others, without the farthest few: they are noise.
  while (centres.length < MOST) {
    const far = colours.map((colour) => Math.min(...centres.map((centre) => distance(colour, centre))));
    const limit = [...far].sort((a, b) => a - b)[Math.floor(0.97 * far.length)] ?? 0;
    if (limit < NEAR) break;
    centres.push(colours[far.findIndex((each) => each >= limit)] as LabColour);
  }
  for (let round = 0; round < 8; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    for (const colour of colours) {
      const sum = sums[nearest(colour, centres)] as number[];
      for (let at = 0; at < 3; at++) sum[at] = (sum[at] as number) + (colour[at] as number);
      sum[3] = (sum[3] as number) + 1;
    }
    for (const [at, [l = 0, a = 0, b = 0, count = 0]] of sums.entries())
      if (count > 0) centres[at] = [l / count, a / count, b / count];
  }
  const members = centres.map((_, part) => colours.filter((colour) => nearest(colour, centres) === part));
  return members
    .map((own) => ({lab: medianColour(own), share: own.length / colours.length}))
    .filter(({share}) => share >= LEAST)
    .sort((a, b) => b.share - a.share);
}

/** The pixels of each part of a product, without those at its edges: an edge is a mix of two colours. */
export function pixelsOfParts(picture: Pixels, mask: Plane, parts: readonly ColourPart[]): number[][] {
  const {width, height} = picture;
  const centres = parts.map(({lab}) => lab);
  const part = new Int8Array(width * height).fill(-1);
  for (const at of inside(mask)) part[at] = nearest(labOf(lightAt(picture, at)), centres);
  const pixels: number[][] = parts.map(() => []);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const own = part[at] as number;
      if (own < 0) continue;
      if (
        part[at - 1] === own &&
        part[at + 1] === own &&
        part[at - width] === own &&
        part[at + width] === own
      )
        pixels[own]?.push(at);
    }
  return pixels;
}

/** The median of the light of some pixels, by channel. */
export function medianLight({data}: Pixels, pixels: readonly number[]): Light {
  const channel = (offset: number): number =>
    LIGHT_OF_CODES[medianOf(pixels.map((at) => data[3 * at + offset] as number))] as number;
  return [channel(0), channel(1), channel(2)];
}

const inside = ({data}: Plane): number[] => {
  const found: number[] = [];
  for (let at = 0; at < data.length; at++) if (data[at]) found.push(at);
  return found;
};

const lightAt = ({data}: Pixels, at: number): Light => [
  LIGHT_OF_CODES[data[3 * at] as number] as number,
  LIGHT_OF_CODES[data[3 * at + 1] as number] as number,
  LIGHT_OF_CODES[data[3 * at + 2] as number] as number,
];

const distance = (a: LabColour, b: LabColour): number =>
  Math.hypot((a[0] - b[0]) / 2, a[1] - b[1], a[2] - b[2]);

function nearest(colour: LabColour, centres: readonly LabColour[]): number {
  let best = 0;
  for (let at = 1; at < centres.length; at++)
    if (distance(colour, centres[at] as LabColour) < distance(colour, centres[best] as LabColour)) best = at;
  return best;
}

const medianColour = (colours: readonly LabColour[]): LabColour => [
  medianOf(colours.map(([l]) => l)),
  medianOf(colours.map(([, a]) => a)),
  medianOf(colours.map(([, , b]) => b)),
];
