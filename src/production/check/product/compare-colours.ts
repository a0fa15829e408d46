import {type LabColour, type Light, labOf} from '../../../spot/grade/lab.ts';
import {type ColourPart, chromaOf, colourDifference, medianLight, pixelsOfParts} from './colour-parts.ts';
import type {Pixels, Plane} from './pixels.ts';

/** A part of a product in the footage, against its photo in the light of the take. */
export type ComparedColour = {
  /** The part of the product's area, 0 to 1. */
  share: number;
  /** As the photo has it. */
  photo: LabColour;
  /** As the photo has it, in the light of the take. */
  expected: LabColour;
  found: LabColour;
  /** CIEDE2000 with kL = 2. */
  difference: number;
};

/** The light of a scene against that of the photo: natural logarithms of factors of linear light. */
type Cast = {
  /** Red against blue: more is warmer. 0.3 is about 5000 K against 6500 K. */
  warmth: number;
  /** Green against red and blue. */
  tint: number;
};

/** `exposure`: the natural logarithm of a factor of linear light. */
type TakeLight = Cast & {exposure: number};

/** How far the light of a scene may be from that of the photo. Light of lamps and of the sky is warmer or colder; it is not green or pink. */
const WARMTH = {most: 0.35, usual: 0.2};
const TINT = {most: 0.08, usual: 0.04};
/** Parts with less chroma are neutral: they show the light itself. */
const NEUTRAL = 9;
/** Neutral parts count so much more in the search for the light. */
const NEUTRAL_WEIGHT = 4;
/** Parts with fewer pixels are left out. */
const LEAST_PIXELS = 24;
/** Smaller parts of a product are not judged: their colours mix with those beside them. */
const LEAST_SHARE = 0.06;

/**
 * Compares the colours of a product with its photo. `found`: the product in the footage, in the geometry of the photo. First the light of
 * the take is looked for: exposure, and a cast that lamps and skies have. It is the one that explains all parts of the product best; neutral
 * parts count most, because a change of the product's own colour does not change them.
 *
 * `asSeen`: a colour of the photo as the part of the product that has it looks in the footage, changed colours included.
 */
export function compareColours(
  photo: Pixels,
  mask: Plane,
  parts: readonly ColourPart[],
  found: Pixels,
): {colours: ComparedColour[]; asSeen: (light: Light) => Light} {
  const measured = pixelsOfParts(photo, mask, parts).flatMap((pixels, part) => {
    if (pixels.length < LEAST_PIXELS) return [];
    const {share = 0} = parts[part] ?? {};
    const own = medianLight(photo, pixels);
    const seen = medianLight(found, pixels);
    const neutral = chromaOf(labOf(own)) < NEUTRAL ? NEUTRAL_WEIGHT : 1;
    return [{share, own, seen, weight: neutral * Math.sqrt(share)}];
  });
  const light = lightOf(measured);
  const colours = measured
    .filter(({share}) => share >= LEAST_SHARE)
    .map(({share, own, seen}) => {
      const expected = labOf(inLight(own, light));
      const colour = labOf(seen);
      return {
        share,
        photo: labOf(own),
        expected,
        found: colour,
        difference: colourDifference(expected, colour),
      };
    });
  const seenParts = measured.map(({own, seen}) => ({lab: labOf(own), own, seen}));
  const asSeen = (colour: Light): Light => {
    const wanted = labOf(colour);
    const [part] = seenParts.toSorted((a, b) => apart(a.lab, wanted) - apart(b.lab, wanted));
    if (!part) return inLight(colour, light);
    const gain = (channel: 0 | 1 | 2): number =>
      Math.min(1, (colour[channel] * (part.seen[channel] + DARK)) / (part.own[channel] + DARK));
    return [gain(0), gain(1), gain(2)];
  };
  return {colours, asSeen};
}

/** Keeps ratios of dark colours finite. */
const DARK = 0.004;

const apart = (a: LabColour, b: LabColour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

type Measured = {own: Light; seen: Light; weight: number};

/** A colour of the photo in the light of a take. */
const inLight = ([red, green, blue]: Light, {warmth, tint, exposure}: TakeLight): Light => [
  red * Math.exp(exposure + warmth / 2),
  green * Math.exp(exposure + tint),
  blue * Math.exp(exposure - warmth / 2),
];

function lightOf(measured: readonly Measured[]): TakeLight {
  let best = {warmth: 0, tint: 0, exposure: 0};
  let least = Number.POSITIVE_INFINITY;
  const steps = (most: number, count: number): number[] =>
    Array.from({length: 2 * count + 1}, (_, at) => (most * (at - count)) / count);
  for (const warmth of steps(WARMTH.most, 7))
    for (const tint of steps(TINT.most, 3)) {
      const exposure = exposureFor(measured, {warmth, tint});
      const light = {warmth, tint, exposure};
      let cost = (warmth / WARMTH.usual) ** 2 + (tint / TINT.usual) ** 2;
      for (const {own, seen, weight} of measured)
        cost += weight * colourDifference(labOf(inLight(own, light)), labOf(seen)) ** 2;
      if (cost < least) [best, least] = [light, cost];
    }
  return best;
}

/** The exposure at which all parts have the luminance of the take together. */
function exposureFor(measured: readonly Measured[], cast: Cast): number {
  const luminance = ([red, green, blue]: Light): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  let [sum, weights] = [0, 0];
  for (const {own, seen, weight} of measured) {
    const ratio = (luminance(seen) + 0.002) / (luminance(inLight(own, {...cast, exposure: 0})) + 0.002);
    sum += weight * Math.log(ratio);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
